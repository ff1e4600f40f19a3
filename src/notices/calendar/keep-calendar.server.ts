import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, newSecret, record } from '#platform/server'
import { addMyCalendar, endMyCalendar } from './calendar-link.store.server.ts'

/** Makes a secret address of the acting person's calendar in place of the one before; answers the secret, which is told this once. */
export async function renewCalendar(ctx: Ctx): Promise<Outcome<string, never>> {
  const before = await endMyCalendar(ctx)
  const secret = newSecret()
  await addMyCalendar(ctx, secret)
  await record(ctx, { chain: 'person', about: me(ctx), name: 'notices.calendar.made', payload: { renewed: before } })
  return ok(secret)
}

/** Ends the secret address of the acting person's calendar. */
export async function withdrawCalendar(ctx: Ctx): Promise<Outcome<null, 'no_calendar'>> {
  if (!(await endMyCalendar(ctx))) return refused('no_calendar')
  await record(ctx, { chain: 'person', about: me(ctx), name: 'notices.calendar.withdrawn' })
  return ok(null)
}
