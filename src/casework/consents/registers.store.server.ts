import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, fileAddress } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'

export type TakingPartRow = {
  readonly id: string
  readonly subjectId: string
  readonly giver: string | null
  readonly matter: string
  readonly givenOn: LocalDate
  readonly withdrawnOn: LocalDate | null
  readonly how: Recorded['how'] | null
  readonly recordedBy: string
  readonly formInstanceId: string | null
  readonly itemId: string | null
  readonly textId: string | null
}

/** Consents to take part, one's own and those given for others, as far as the reader may read them, the newest first. */
export async function takingPart(ctx: Ctx, caseId: string): Promise<readonly TakingPartRow[]> {
  const { rows } = await sql<TakingPartRow>`
    select k.id, k.subject_id as "subjectId", k.giver, k.matter, k.given_on as "givenOn", k.withdrawn_on as "withdrawnOn", k.how,
      p.given_name || ' ' || p.family_name as "recordedBy", k.form_instance_id as "formInstanceId", k.item_id as "itemId", k.text_id as "textId"
    from (
      select c.id, c.subject_id, null::uuid as giver, 'take_part' as matter, c.given_on, c.withdrawn_on, c.recorded ->> 'how' as how,
        c.recorded_by, c.form_instance_id, null::uuid as item_id, null::uuid as text_id
      from casework.consent c where c.case_id = ${caseId}::uuid
      union all
      select f.id, f.subject_id, coalesce(a.holder_subject_id, a.holder_outside), f.matter, f.given_on, f.withdrawn_on,
        f.recorded ->> 'how', f.recorded_by, f.form_instance_id, f.item_id, f.text_id
      from casework.consent_for f join casework.authority a on a.id = f.authority_id where f.case_id = ${caseId}::uuid
    ) k join identity.person p on p.id = k.recorded_by
    order by k.given_on desc, k.id desc`.execute(ctx.db)
  return rows
}

/** Addresses of the scans of entries, as far as the reader may read them. */
export async function filesOfItems(
  ctx: Ctx,
  caseId: string,
  items: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (items.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('casework.item_file')
    .select(['item_id', 'file_id'])
    .where('case_id', '=', caseId)
    .where('item_id', 'in', items)
    .orderBy('file_id')
    .execute()
  const grouped = Map.groupBy(rows, (row) => row.item_id)
  return new Map([...grouped].map(([item, files]) => [item, files.map(({ file_id: id }) => fileAddress(id))]))
}
