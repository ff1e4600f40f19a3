import { type Page, page, showInstant } from '#platform'
import { ActionsBar, Button, ButtonLink, FormPage, Head, Note } from '#platform/ui'
import { CALENDAR_PATH, calendarFeedPath, WITHDRAW_CALENDAR_PATH } from '../notice-paths.ts'
import { myCalendarSince } from './calendar.query.server.ts'
import { renewCalendar, withdrawCalendar } from './keep-calendar.server.ts'

/** The secret address of my calendar: made, and made anew. It is told in place, this once. */
const calendarPage = (baseUrl: string) =>
  page({
    path: CALENDAR_PATH,
    act: 'notices.calendar.make',
    looking: 'unrecorded',
    load: (ctx) => myCalendarSince(ctx),
    title: ({ t }) => t('notices.calendar.title'),
    submit: (ctx) => renewCalendar(ctx),
    refusals: {},
    then: () => ({ to: CALENDAR_PATH }),
    tells: ({ value, t }) => ({
      title: t('notices.calendar.title'),
      view: (
        <>
          <Head title={t('notices.calendar.title')} />
          <Note kind="ok" title={t('notices.calendar.made')}>
            <p>{t('notices.calendar.made_text')}</p>
            <p>
              <code class="as-typed">{`${baseUrl}${calendarFeedPath(value)}`}</code>
            </p>
          </Note>
          <p>
            <a href={CALENDAR_PATH}>{t('notices.calendar.on')}</a>
          </p>
        </>
      ),
    }),
    view: ({ t, form, loaded: since }) => (
      <FormPage form={form} title={t('notices.calendar.title')} lead={t('notices.calendar.lead')}>
        <p>{since ? t('notices.calendar.since', { at: showInstant(since) }) : t('notices.calendar.none')}</p>
        <p>{t('notices.calendar.ends')}</p>
        <ActionsBar>
          <Button>{t(since ? 'notices.calendar.renew' : 'notices.calendar.make')}</Button>
          {since && <ButtonLink href={WITHDRAW_CALENDAR_PATH}>{t('notices.calendar.withdraw')}</ButtonLink>}
        </ActionsBar>
      </FormPage>
    ),
  })

/** Ending the secret address of my calendar. */
const withdrawCalendarPage = page({
  path: WITHDRAW_CALENDAR_PATH,
  act: 'notices.calendar.withdraw',
  looking: 'unrecorded',
  load: async () => null,
  title: ({ t }) => t('notices.calendar.withdraw'),
  submit: (ctx) => withdrawCalendar(ctx),
  refusals: { no_calendar: 'notices.calendar.none' },
  then: () => ({ to: CALENDAR_PATH, flash: 'notices.calendar.withdrawn' }),
  view: ({ t, form }) => (
    <FormPage form={form} title={t('notices.calendar.withdraw')} lead={t('notices.calendar.withdraw.lead')}>
      <ActionsBar>
        <Button kind="bad">{t('notices.calendar.withdraw')}</Button>
        <ButtonLink href={CALENDAR_PATH}>{t('notices.calendar.title')}</ButtonLink>
      </ActionsBar>
    </FormPage>
  ),
})

export const calendarPages = (baseUrl: string): readonly Page[] => [calendarPage(baseUrl), withdrawCalendarPage]
