import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'

/** One thing an institution of mine promised to do in a case. */
export type ListedTask = {
  readonly caseId: string
  readonly code: string
  readonly kind: 'task' | 'action'
  /** Its words, where the entry is mine to see. */
  readonly words: string | null
  readonly dueOn: LocalDate | null
  /** An action of a plan not active yet, or not accepted by my institution. */
  readonly waits: boolean
}

/** Open tasks and actions of the institutions I sit for, the nearest day first. At most 100. */
export async function myTasks(ctx: Ctx): Promise<ListedTask[]> {
  const found = await sql<ListedTask>`
    with mine as materialized (select distinct f.case_id, f.institution_id from authz.my_institutions_in_cases() f),
    open as (
      select t.case_id, 'task' as kind, t.item_id, t.due_on, false as waits
      from casework.tasks_held() h join mine on mine.case_id = h.case_id and mine.institution_id = h.institution_id
      join casework.task t on t.id = h.task_id
      union all
      select a.case_id, 'action', a.item_id, a.due_on, p.state <> 'active'
      from mine join casework.plan_action a on a.case_id = mine.case_id and a.responsible_institution_id = mine.institution_id
      join casework.plan p on p.id = a.plan_id and p.state in ('active', 'proposed')
      where a.state = 'open'
    )
    select o.case_id as "caseId", c.code, o.kind, o.due_on as "dueOn", o.waits,
      (select string_agg(v.value #>> '{}', ' ' order by v.ordinality) from casework.item i,
        jsonb_each(i.body) with ordinality v where i.case_id = o.case_id and i.id = o.item_id and jsonb_typeof(v.value) = 'string'
        and length(v.value #>> '{}') > 3 and v.value #>> '{}' !~ '^([0-9a-f]{8}-|\\d{4}-\\d\\d-\\d\\d)') as words
    from open o join casework.case c on c.id = o.case_id
    where c.closed_on is null
    order by o.due_on nulls last, c.code limit 100`.execute(ctx.db)
  return found.rows
}
