import { myDates } from '#casework/server'
import { ownLanguage } from '#identity/server'
import { calendarAtHand } from '#notices/server'
import { linkHolder, person, SECRET_ADDRESS, type SiteParts, type site, translator } from '#platform/server'
import { calendarFeed } from './calendar-feed.ts'

const FEED = /^([\w-]{43})\.ics$/
/** Where programs read a person's calendar; what follows is its secret and `.ics`. */
export const CALENDAR_FEED = '/calendar/:file'

/**
 * Adds the address of calendars that are read without signing in, by their secret. What stands in one is read as its person, by the same rules as
 * everywhere: whoever loses a case, the account, the work or the second factor loses it here too.
 */
export function addCalendarFeed(app: ReturnType<typeof site>, { actAs, log }: SiteParts): void {
  app.get(CALENDAR_FEED, async (c) => {
    for (const [name, value] of SECRET_ADDRESS) c.header(name, value)
    const { address, locale } = c.get('visitor')
    const [, secret] = FEED.exec(c.req.param('file')) ?? []
    if (!secret) return c.text(translator(locale)('platform.error.not_found.title'), 404)
    try {
      const found = await actAs(linkHolder(secret), (ctx) => calendarAtHand(ctx, address))
      if (found.answer === 'too_many')
        return c.text(translator(locale)('desk.calendar.too_many'), 429, { 'retry-after': '3600' })
      if (found.answer !== 'works') return c.text(translator(locale)('platform.error.not_found.title'), 404)
      const feed = await actAs(
        person(found.personId),
        async (ctx) => calendarFeed(await myDates(ctx), translator(await ownLanguage(ctx))),
        // It leaves the house like paper does.
        { shows: true, onPaper: true },
      )
      return c.body(feed, 200, { 'content-type': 'text/calendar; charset=utf-8' })
    } catch (error) {
      log.error('desk.calendar.failed', {}, error)
      return c.text(translator(locale)('platform.error.unavailable.title'), 503)
    }
  })
}
