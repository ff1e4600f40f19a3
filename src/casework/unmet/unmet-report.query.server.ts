import { sql } from 'kysely'
import { NotFound, parts } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import type { Band } from './bands.domain.ts'
import { type Named, type NeedsTold, needsTold, type ToldNeed } from './unmet-report.domain.ts'

export type UnitOfNeeds = { readonly code: string; readonly place: Place | undefined }
export type NeedsReport = NeedsTold & {
  readonly unit: UnitOfNeeds
  readonly powiat: boolean
  readonly year: number
  /** Years that may be asked for, this one first. */
  readonly years: readonly number[]
  readonly places: ReadonlyMap<string, Place>
}

/** How many needs of a quarter are told to stand without a service. */
export type StandingTold = Named & { readonly year: number; readonly quarter: number; readonly band: Band }

/** So many years are told: this one and those before it. */
const YEARS = 4

/** Gminas and powiats whose needs I count, gminas last. */
export async function unitsOfNeeds(ctx: Ctx): Promise<readonly UnitOfNeeds[]> {
  const { rows } = await sql<{ code: string }>`
    select u as code from authz.units_whose_needs_i_count() u order by length(u), u`.execute(ctx.db)
  const places = await placesByCode(
    ctx,
    rows.map(({ code }) => code),
  )
  return rows.map(({ code }) => ({ code, place: places.get(code) }))
}

/** Needs without a service of a gmina or powiat in a year. `NotFound` to whoever does not count them, and for a year that is not told. */
export async function needsReport(
  ctx: Ctx,
  asked: { readonly unitCode: string; readonly year: string },
): Promise<NeedsReport> {
  const unit = (await unitsOfNeeds(ctx)).find(({ code }) => code === asked.unitCode)
  const now = parts(ctx.today).year
  const years = Array.from({ length: YEARS }, (_, back) => now - back)
  const year = years.find((one) => String(one) === asked.year)
  if (!unit || year === undefined) throw new NotFound('needs')
  const told = needsTold(await toldNeeds(ctx, unit.code, year), byName)
  const codes = told.gminas.map(({ code }) => code)
  return { ...told, unit, powiat: unit.code.length === 4, year, years, places: await placesByCode(ctx, codes) }
}

/** Needs of running cases that are still without a service, as they are told, of all the years that are. `NotFound` to whoever does not count them. */
export async function standingNeeds(
  ctx: Ctx,
  unitCode: string,
): Promise<{ unit: UnitOfNeeds; told: readonly StandingTold[] }> {
  const unit = (await unitsOfNeeds(ctx)).find(({ code }) => code === unitCode)
  if (!unit) throw new NotFound('needs')
  const now = parts(ctx.today).year
  const told: StandingTold[] = []
  for (const year of Array.from({ length: YEARS }, (_, back) => now - back)) {
    const rows = await toldNeeds(ctx, unitCode, year)
    told.push(...rows.flatMap((row) => standingOf(row, year)))
  }
  return { unit, told }
}

function standingOf({ level, standing, area, areaName, quarter, lo, hi }: ToldNeed, year: number): StandingTold[] {
  if (level !== 'quarter' || !standing || area === null || quarter === null) return []
  return [{ id: area, name: areaName, year, quarter, band: { lo, hi } }]
}

/** By name as in a Polish list; what has none of the model comes last. No order of merit. */
const byName = (a: Named, b: Named): number =>
  Number(a.name === null) - Number(b.name === null) || (a.name ?? a.id).localeCompare(b.name ?? b.id, 'pl')

async function toldNeeds(ctx: Ctx, unitCode: string, year: number): Promise<readonly ToldNeed[]> {
  const { rows } = await sql<ToldNeed>`
    select level, unit_code as "unitCode", area, area_name as "areaName", reason, reason_name as "reasonName", quarter, standing, lo, hi
    from casework.unmet_needs(${unitCode}, ${year}::integer)`.execute(ctx.db)
  return rows
}
