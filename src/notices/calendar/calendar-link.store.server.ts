import { sql } from 'kysely'
import { type Ctx, hashSecret, me } from '#platform/server'

/** Ends the secret address of my calendar; answers whether there was one. */
export async function endMyCalendar(ctx: Ctx): Promise<boolean> {
  const done = await ctx.db
    .updateTable('notices.calendar_link')
    .set({ ended_at: ctx.now })
    .where('person_id', '=', me(ctx))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Keeps a new secret address of my calendar, as a hash. */
export async function addMyCalendar(ctx: Ctx, secret: string): Promise<void> {
  const link = { id: ctx.newId(), person_id: me(ctx), token_hash: hashSecret(secret), made_at: ctx.now }
  await ctx.db.insertInto('notices.calendar_link').values(link).execute()
}

export type CalendarAtHand =
  | { readonly answer: 'works'; readonly personId: string }
  | { readonly answer: 'too_many' | 'none' }

/** Whose calendar the secret opens that the acting one came by. Its transaction must be kept, because each question is counted in it. */
export async function calendarAtHand(ctx: Ctx, address: string): Promise<CalendarAtHand> {
  const { rows } = await sql<{ answer: string; personId: string | null }>`
    select f.answer, f.person_id as "personId" from notices.calendar_at_hand(${address}) f`.execute(ctx.db)
  const [found] = rows
  if (found?.answer === 'works' && found.personId) return { answer: 'works', personId: found.personId }
  return { answer: found?.answer === 'too_many' ? 'too_many' : 'none' }
}
