import { sql } from 'kysely'
import type { Gathering } from './gathering.ts'

/** An institution that keeps data of its own about the person, as far as whoever prepares the copy knows. */
export type Elsewhere = {
  readonly id: string
  readonly name: string
  /** The person knows of it: it promised something in the plan, or data were passed on to it. Only such are proposed to be named. */
  readonly knownToPerson: boolean
}

/**
 * Institutions that wrote about this person or the whole family, to be asked by the person themselves: without a word of what they wrote.
 * One that wrote only what is special is not named, because its name alone would say what it is about.
 */
export async function institutionsElsewhere({
  ctx,
  known,
  institutionId,
  subjectId,
}: Gathering): Promise<readonly Elsewhere[]> {
  const open = known.model.category.all
    .filter(({ sensitivity }) => sensitivity === 'ordinary' || sensitivity === 'protected')
    .map(({ id }) => id)
  const { rows } = await sql<Elsewhere>`
    select n.id, n.name, exists (select from casework.plan_action a where a.case_id = ${known.file.id}::uuid and a.responsible_institution_id = n.id)
      or exists (select from casework.disclosure d where d.case_id = ${known.file.id}::uuid and d.recipient_institution_id = n.id
        and not d.not_for_family and d.category = any (${open}) and (d.subject_id is null or d.subject_id = ${subjectId}::uuid)) as "knownToPerson"
    from institutions.institution n
    where n.id <> ${institutionId}::uuid and n.id in (
      select i.owner_institution_id from casework.item i
      where i.case_id = ${known.file.id}::uuid and i.replaced_at is null and i.category = any (${open})
        and (i.subject_id is null or i.subject_id = ${subjectId}::uuid))
    order by n.name collate "pl-x-icu"`.execute(ctx.db)
  return rows
}
