import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'

/** A meeting to which I am invited: when, and about which case. */
export type DatedMeeting = {
  readonly id: string
  readonly code: string
  readonly plannedFor: Date
  readonly rowVersion: number
}
/** The day by which a task of mine is to be done. */
export type DatedTask = { readonly id: string; readonly code: string; readonly dueOn: LocalDate }
export type Dates = { readonly meetings: readonly DatedMeeting[]; readonly tasks: readonly DatedTask[] }

/**
 * My meetings of the last month and to come, but those called off, and the days of my open tasks: those that I answer for, and those of my institution
 * that nobody does. No word of either, and no place. At most 200 of each.
 */
export async function myDates(ctx: Ctx): Promise<Dates> {
  const meetings = await sql<DatedMeeting>`
    with mine as materialized (select distinct s.case_id from authz.seats_i_hold() s)
    select m.id, c.code, m.planned_for as "plannedFor", m.row_version as "rowVersion"
    from mine join casework.case c on c.id = mine.case_id and c.closed_on is null
    join casework.meeting m on m.case_id = c.id
    where m.state <> 'cancelled' and m.planned_for > ${ctx.now}::timestamptz - interval '31 days'
      and exists (select from casework.attendance a where a.case_id = m.case_id and a.meeting_id = m.id and a.person_id = ${me(ctx)} and a.withdrawn_at is null)
    order by m.planned_for, m.id limit 200`.execute(ctx.db)
  const tasks = await sql<DatedTask>`
    with mine as materialized (select distinct f.case_id, f.institution_id from authz.my_institutions_in_cases() f)
    select t.id, c.code, t.due_on as "dueOn"
    from mine join casework.case c on c.id = mine.case_id and c.closed_on is null
    join casework.task t on t.case_id = c.id and t.institution_id = mine.institution_id
    where t.state = 'open' and t.due_on is not null and (t.person_id is null or t.person_id = ${me(ctx)})
    order by t.due_on, t.id limit 200`.execute(ctx.db)
  return { meetings: meetings.rows, tasks: tasks.rows }
}
