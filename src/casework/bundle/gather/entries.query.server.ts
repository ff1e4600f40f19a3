import { sql } from 'kysely'
import type { Gathering } from './gathering.ts'

/** An entry of the institution about the person or the whole family. */
export type Entry = {
  readonly id: string
  readonly kind: string
  readonly category: string
  /** About this person alone; otherwise about the family or several of it. */
  readonly personal: boolean
  readonly instance: string | null
  readonly section: string | null
  readonly row: string | null
  readonly body: Readonly<Record<string, unknown>>
  readonly on: string
  readonly files: number
  readonly informant: boolean
  /** What else the entry is: a row of a plan, of a basket, a task. */
  readonly of: 'plan' | 'basket' | 'task' | null
}

/**
 * The entries that the institution wrote about this person or about the family as a whole and that stand today. Of a category of which
 * only a pointer may be kept nothing is gathered; what is about other persons alone is not this person's.
 */
export async function entriesAbout({ ctx, known, institutionId, subjectId }: Gathering): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select i.id, i.kind, i.category, i.subject_id is not null as personal, i.form_instance_id as instance, i.section, i.row_key as row, i.body,
      (i.created_at at time zone 'Europe/Warsaw')::date::text as on,
      (select count(*)::integer from casework.item_file f where f.case_id = i.case_id and f.item_id = i.id) as files,
      exists (select from casework.informant_mark m where m.case_id = i.case_id and m.item_id = i.id and m.lifted_at is null) as informant,
      case when exists (select from casework.plan_goal g where g.case_id = i.case_id and g.item_id = i.id)
          or exists (select from casework.plan_action a where a.case_id = i.case_id and a.item_id = i.id) then 'plan'
        when exists (select from casework.basket_item b where b.case_id = i.case_id and b.item_id = i.id) then 'basket'
        when exists (select from casework.task t where t.case_id = i.case_id and t.item_id = i.id) then 'task' end as of
    from casework.item i
    where i.case_id = ${known.file.id}::uuid and i.owner_institution_id = ${institutionId}::uuid and i.replaced_at is null
      and (i.subject_id = ${subjectId}::uuid or i.subject_id is null and (
        jsonb_typeof(i.body -> 'subjects') is distinct from 'array' or jsonb_array_length(i.body -> 'subjects') = 0
        or i.body -> 'subjects' ? ${subjectId}))
    order by i.created_at, i.id`.execute(ctx.db)
  return rows.filter(({ category }) => known.model.category(category).sensitivity !== 'pointer_only')
}
