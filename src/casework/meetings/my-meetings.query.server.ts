import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { type MyRecord, myRecords } from '../plenaries/my-plenaries.query.server.ts'
import { type MySittings, mySittings } from '../sittings/sitting.query.server.ts'
import type { MeetingState } from './meeting-row.domain.ts'

/** A meeting to which I am invited, in a case of mine. */
export type MyMeeting = {
  readonly id: string
  readonly caseId: string
  readonly code: string
  /** What the family is called, where an entry with it is mine to see. */
  readonly surname: string | null
  readonly plannedFor: Date
  /** Its day in Poland: of a meeting put on record afterwards nothing else is known. */
  readonly day: LocalDate
  readonly state: MeetingState
  /** I may open it; others know code and hour. */
  readonly opens: boolean
}
export type WaitingPoll = { readonly pollId: string; readonly code: string; readonly answered: boolean }
export type MyMeetings = {
  readonly next: readonly MyMeeting[]
  readonly polls: readonly WaitingPoll[]
  /** Gone by, and not yet on record or without confirmed minutes. */
  readonly unconfirmed: readonly MyMeeting[]
  readonly sitting: MySittings
  /** Sittings of my teams that took place, and how their minutes stand. */
  readonly records: readonly MyRecord[]
}

/** My meetings in all my cases, from my seats: the next ones, dates I am asked about, past ones without confirmed minutes. At most 100 of each. */
export async function myMeetings(ctx: Ctx): Promise<MyMeetings> {
  const found = await sql<MyMeeting & { ahead: boolean }>`
    with asked as materialized (select * from authz.meetings_i_am_asked_to())
    select a.meeting_id as id, a.case_id as "caseId", c.code, a.planned_for as "plannedFor", a.state, a.opens,
      (a.planned_for at time zone 'Europe/Warsaw')::date as day,
      a.state in ('planned', 'invited') and a.planned_for >= date_trunc('day', ${ctx.now}::timestamptz at time zone 'Europe/Warsaw') at time zone 'Europe/Warsaw' as ahead,
      (select i.body ->> 'family' from casework.item i where i.case_id = a.case_id and i.kind = 'identity' and i.replaced_at is null
        order by i.id limit 1) as surname
    from asked a join casework.case c on c.id = a.case_id
    where a.state in ('planned', 'invited', 'held') order by a.planned_for, a.meeting_id limit 200`.execute(ctx.db)
  const polls = await sql<WaitingPoll>`
    select p.poll_id as "pollId", c.code,
      bool_and(exists (select from casework.poll_answer x where x.poll_id = p.poll_id and x.guest_no = p.no)) as answered
    from authz.poll_places_of_mine() p
    join casework.poll_guest g on g.poll_id = p.poll_id and g.no = p.no
    join casework.case c on c.id = g.case_id
    group by p.poll_id, c.code order by answered, c.code limit 100`.execute(ctx.db)
  const told = found.rows.map(({ ahead, ...meeting }) => ({ ahead, meeting }))
  return {
    sitting: await mySittings(ctx),
    records: await myRecords(ctx),
    next: told.filter(({ ahead }) => ahead).map(({ meeting }) => meeting),
    polls: polls.rows,
    unconfirmed: told.filter(({ ahead }) => !ahead).map(({ meeting }) => meeting),
  }
}
