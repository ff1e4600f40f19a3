import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

export type CaseToChoose = { readonly id: string; readonly label: string }

/** Cases in which I write for an institution, by code and the family's name as far as I may know it. */
export async function casesToCopyFrom(ctx: Ctx, institutionId: string): Promise<readonly CaseToChoose[]> {
  const { rows } = await sql<{ id: string; code: string; family: string | null }>`
    select c.id, c.code, (select i.body ->> 'family' from casework.item i where i.case_id = c.id and i.kind = 'identity'
      and i.replaced_at is null order by i.created_at, i.id limit 1) as family
    from authz.my_writing_seats() s join casework.case c on c.id = s.case_id
    where s.institution_id = ${institutionId}::uuid group by c.id, c.code order by c.code`.execute(ctx.db)
  return rows.map(({ id, code, family }) => ({ id, label: family ? `${family}, ${code}` : code }))
}
