import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

export type StandInGuest = {
  readonly personId: string
  readonly absentId: string
  readonly caseId: string
  readonly what: 'invited' | 'withdrawn'
}

/** Invites those who stand in on the day of a planned meeting and withdraws those who do so no more; answers with what changed. */
export async function settleGuests(ctx: Ctx, meetingId: string): Promise<readonly StandInGuest[]> {
  const found = await sql<StandInGuest>`
    select s.person_id as "personId", s.absent_id as "absentId", s.case_id as "caseId", s.what
    from casework.settle_stand_ins(${meetingId}::uuid) s order by s.what, s.person_id`.execute(ctx.db)
  return found.rows
}

/** Planned meetings on the days of a leave that it may concern. */
export async function meetingsOfStandIn(ctx: Ctx, standIn: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select m.meeting_id as id from casework.meetings_of_stand_in(${standIn}::uuid) m order by id`.execute(ctx.db)
  return found.rows.map(({ id }) => id)
}
