import { sql } from 'kysely'
import type { Ctx } from '#platform/server'
import { inspectionNumber } from './inspection.domain.ts'

/** Institutions whose inspections I look after, and inspections that I carry out today. */
export type InspectionsAtHand = {
  /** `heads`: mine to head, so that its templates and numbers of letters are mine to keep. */
  readonly places: readonly { readonly id: string; readonly name: string; readonly heads: boolean }[]
  readonly mine: readonly { readonly id: string; readonly number: string }[]
}

export async function inspectionsAtHand(ctx: Ctx): Promise<InspectionsAtHand> {
  const places = await sql<{ id: string; name: string; heads: boolean }>`
    select i.id, i.short_name as name, i.id in (select authz.institutions_i_head()) as heads from authz.institutions_i_head_or_protect() mine
    join institutions.institution i on i.id = mine order by i.short_name`.execute(ctx.db)
  const mine = await sql<{ id: string; no: string }>`
    select distinct v.id, v.no from authz.cases_under_inspection() c join casework.inspection v on v.id = c.inspection_id
    order by v.no`.execute(ctx.db)
  return { places: places.rows, mine: mine.rows.map(({ id, no }) => ({ id, number: inspectionNumber(no) })) }
}
