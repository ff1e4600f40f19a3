import type { Ctx } from '#platform/server'
import type { NewMeeting } from '../consultation.domain.ts'

/** Writes a meeting down under the next number of its consultation; the caller holds the line. */
export async function saveMeeting(ctx: Ctx, consultationId: string, meeting: NewMeeting, by: string): Promise<string> {
  const { last } = await ctx.db
    .selectFrom('model.consultation_meeting')
    .select((e) => e.fn.max('no').as('last'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirstOrThrow()
  const id = ctx.newId()
  await ctx.db
    .insertInto('model.consultation_meeting')
    .values({
      id,
      consultation_id: consultationId,
      no: (last ?? 0) + 1,
      on_day: meeting.onDay,
      place: meeting.place,
      party: meeting.party,
      people: JSON.stringify(meeting.people),
      recorded_at: ctx.now,
      recorded_by: by,
    })
    .execute()
  return id
}

export async function meetingOf(ctx: Ctx, consultationId: string, meetingId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('model.consultation_meeting')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('id', '=', meetingId)
    .executeTakeFirst()
  return row !== undefined
}
