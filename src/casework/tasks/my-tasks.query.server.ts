import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { TaskOrigin } from './task-state.domain.ts'

/** An open task of somebody else that an institution of mine helps with, by me or by nobody yet. */
export type SupportedTask = Pick<MyTask, 'id' | 'caseId' | 'code' | 'due' | 'words'> & { readonly byMe: boolean }

/** Open tasks with which I help, and those for which my institution has not said yet who does; the nearest day first, at most 50. */
export async function tasksISupport(ctx: Ctx): Promise<readonly SupportedTask[]> {
  const found = await sql<SupportedTask>`
    select t.id, t.case_id as "caseId", c.code, t.due_on as due, coalesce(s.person_id = ${me(ctx)}::uuid, false) as "byMe",
      coalesce(first.text, told.text) as words
    from (select distinct f.case_id, f.task_id from authz.tasks_i_support() f) r
    join casework.task_support s on s.case_id = r.case_id and s.task_id = r.task_id and s.ended_at is null
    join casework.task t on t.id = s.task_id and t.state = 'open'
    join casework.case c on c.id = t.case_id and c.closed_on is null
    left join lateral (select i.body ->> 'text' as text from casework.item i where i.case_id = t.case_id and i.id = t.item_id) first on true
    left join lateral (select i.body ->> 'text' as text from casework.item i
      where i.case_id = t.case_id and i.id in (t.told_item_id, t.offered_item_id) limit 1) told on true
    where (s.case_id, s.institution_id) in (select m.case_id, m.institution_id from authz.my_institutions_in_cases() m)
      and (s.person_id is null or s.person_id = ${me(ctx)}::uuid or not exists (
        select from casework.people_working(s.case_id) w where w.person_id = s.person_id and w.institution_id = s.institution_id))
    order by t.due_on nulls last, c.code, t.id limit 50`.execute(ctx.db)
  return found.rows
}

/** An open task in one of my cases, with the code of the case. */
export type MyTask = {
  readonly id: string
  readonly caseId: string
  readonly code: string
  readonly due: LocalDate | null
  readonly group: 'asked' | 'mine' | 'to_take'
  readonly origin: TaskOrigin['kind']
  /** The absent colleague whose task it is. */
  readonly inPlaceOf: string | null
  /** Its words, where the entry is mine to see. */
  readonly words: string | null
}

/**
 * Open tasks in all my cases that are for me to do: mine and those of absent colleagues in whose place I act, those nobody in my institution
 * has yet, and those that my institution is asked to take over. The nearest day first, at most 200.
 */
export async function myOpenTasks(ctx: Ctx): Promise<readonly MyTask[]> {
  const found = await sql<MyTask>`
    with mine as materialized (select distinct f.case_id, f.institution_id from authz.my_institutions_in_cases() f),
    held as (
      select h.*, (h.case_id, h.offered_institution_id) in (select m.case_id, m.institution_id from mine m) as asked
      from casework.tasks_held() h
      where (h.case_id, h.institution_id) in (select m.case_id, m.institution_id from mine m)
        or (h.case_id, h.offered_institution_id) in (select m.case_id, m.institution_id from mine m)
    )
    select t.id, t.case_id as "caseId", c.code, t.due_on as due, t.origin,
      case when h.asked then 'asked' when h.person_id is null then 'to_take' else 'mine' end as group,
      coalesce(first.text, told.text) as words,
      (select p.given_name || ' ' || p.family_name from identity.person p where p.id = h.person_id and p.id <> ${me(ctx)}::uuid) as "inPlaceOf"
    from held h join casework.task t on t.id = h.task_id join casework.case c on c.id = h.case_id
    left join lateral (select i.body ->> 'text' as text from casework.item i where i.case_id = t.case_id and i.id = t.item_id) first on true
    left join lateral (select i.body ->> 'text' as text from casework.item i
      where i.case_id = t.case_id and i.id in (t.told_item_id, t.offered_item_id) limit 1) told on true
    where h.asked or h.person_id is null
      or (h.person_id, h.institution_id) in (select f.person_id, f.institution_id from authz.persons_i_act_for() f)
    order by t.due_on nulls last, c.code, t.id limit 200`.execute(ctx.db)
  return found.rows
}
