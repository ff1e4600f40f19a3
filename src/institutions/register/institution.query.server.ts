import { sql } from 'kysely'
import { type InstitutionId, LocalDate, NotFound } from '#kernel'
import { abilities, allowed, type Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { employmentPolicy, institutionPolicy } from '../institutions.policy.ts'
import type { InstitutionLevel, Sector } from './sector.domain.ts'

export type InstitutionFound = {
  readonly id: InstitutionId
  readonly name: string
  readonly shortName: string
  readonly sector: Sector
  readonly seat: Place | null
  readonly endedOn: string | null
}
export type InstitutionSearch = {
  readonly text?: string | undefined
  readonly sector?: Sector | undefined
  /** Institutions that work in this unit, in a part of it, or in a unit it lies in. */
  readonly unitCode?: string | undefined
  readonly limit?: number | undefined
}

const MOST_FOUND = 200
const MOST_TYPED = 100

/** Institutions by name (Polish letters not needed, a typing error forgiven), sector and unit, in alphabetical order. */
export async function searchInstitutions(ctx: Ctx, search: InstitutionSearch = {}): Promise<InstitutionFound[]> {
  const { text = '', sector, unitCode, limit = MOST_FOUND } = search
  const rows = await ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name', 'i.short_name', 'i.sector', 'i.seat_code', 'i.ended_on'])
    .where(
      sql<boolean>`not exists (
        select from regexp_split_to_table(territory.search_key(${text.slice(0, MOST_TYPED)}), ' ') w
        where not (' ' || i.search_key like '% ' || w || '%' or public.strict_word_similarity(w, i.search_key) >= 0.45))`,
    )
    .$if(sector !== undefined, (q) => q.where('i.sector', '=', sector ?? ''))
    .$if(unitCode !== undefined, (q) =>
      q.where(
        sql<boolean>`exists (select from institutions.area a where a.institution_id = i.id
          and (starts_with(a.unit_code, ${unitCode}) or starts_with(${unitCode}, a.unit_code)))`,
      ),
    )
    .orderBy(sql`i.ended_on is not null`)
    .orderBy(sql`i.name collate "pl-x-icu"`)
    .limit(Math.min(limit, MOST_FOUND))
    .execute()
  const places = await placesByCode(ctx, [...new Set(rows.map((row) => row.seat_code))])
  return rows.map((row) => ({
    // Written only by the use cases of this register.
    id: row.id as InstitutionId,
    name: row.name,
    shortName: row.short_name,
    sector: row.sector as Sector,
    seat: places.get(row.seat_code) ?? null,
    endedOn: row.ended_on,
  }))
}

/** Everything the register says of an institution, and what the acting person may do with it. Throws NotFound. */
export async function institutionCard(ctx: Ctx, id: InstitutionId) {
  const row = await ctx.db
    .selectFrom('institutions.institution as i')
    .selectAll('i')
    .select([
      abilities(institutionPolicy, ['correct', 'end', 'correct_contact'], 'i').as('can'),
      sql<boolean>`(select ${allowed(employmentPolicy, 'employ', 'e')} from (select i.id as institution_id) e)`.as(
        'can_employ',
      ),
    ])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('institutions.institution')
  const area = await ctx.db
    .selectFrom('institutions.area')
    .select('unit_code')
    .where('institution_id', '=', id)
    .orderBy('unit_code')
    .execute()
  const places = await placesByCode(ctx, [row.seat_code, ...area.map((a) => a.unit_code)])
  const { sector, level, can_employ, ended_on, ...rest } = row
  return {
    ...rest,
    id,
    sector: sector as Sector,
    level: level as InstitutionLevel,
    seat: places.get(row.seat_code) ?? null,
    area: area.flatMap((a) => places.get(a.unit_code) ?? []),
    canEmploy: can_employ,
    endedOn: ended_on === null ? null : LocalDate.parse(ended_on),
  }
}
export type InstitutionCard = Awaited<ReturnType<typeof institutionCard>>

/** Whether the acting person may enter institutions in the register. */
export async function mayRegister(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select ${allowed(institutionPolicy, 'register', 'i')} as may`.execute(
    ctx.db,
  )
  return rows[0]?.may ?? false
}
