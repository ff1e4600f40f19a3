import { sql } from 'kysely'
import { Forbidden, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { mayPlanIn } from './fair.store.server.ts'
import { maySetRules, type RulesInForce, type RulesVersion, rulesInForce, rulesSetIn } from './rules.store.server.ts'

export type UnitListed = { readonly unitCode: string; readonly place: Place | undefined }

/** Gminas and powiats whose priorities concern me: those I govern, those whose cases I keep, and those that set some. */
export async function prioritiesOfMine(ctx: Ctx): Promise<readonly UnitListed[]> {
  const { rows } = await sql<{ code: string }>`
    select u as code from authz.units_i_govern() u where length(u) in (4, 6)
    union select u from authz.units_whose_cases_i_keep() u
    union select u from authz.powiats_whose_cases_i_keep() u
    union select r.unit_code from casework.planning_rules r order by code limit 200`.execute(ctx.db)
  const places = await placesByCode(
    ctx,
    rows.map(({ code }) => code),
  )
  return rows.map(({ code }) => ({ unitCode: code, place: places.get(code) }))
}

export type RulesView = RulesInForce & {
  readonly unitCode: string
  readonly place: Place
  /** Of this unit itself, the latest first. */
  readonly versions: readonly RulesVersion[]
  readonly maySet: boolean
  /** Whoever keeps cases here may ask for a proposal for all of them. */
  readonly mayPlan: boolean
  readonly reader: string
}

/** The priorities of a gmina or powiat, as everybody who has signed in reads them; `NotFound` for a unit that there is not. */
export async function rulesView(ctx: Ctx, unitCode: string): Promise<RulesView> {
  const place = (await placesByCode(ctx, [unitCode])).get(unitCode)
  if (!place) throw new NotFound('unit')
  return {
    ...(await rulesInForce(ctx, unitCode)),
    unitCode,
    place,
    versions: await rulesSetIn(ctx, unitCode),
    maySet: await maySetRules(ctx, unitCode),
    mayPlan: await mayPlanIn(ctx, unitCode),
    reader: me(ctx),
  }
}

/** The same for whoever sets the next version. Throws `Forbidden`. */
export async function rulesToSet(ctx: Ctx, unitCode: string): Promise<RulesView> {
  const view = await rulesView(ctx, unitCode)
  if (!view.maySet) throw new Forbidden('casework.planning_rules.set')
  return view
}
