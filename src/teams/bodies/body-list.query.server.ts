import { sql } from 'kysely'
import { type Model, nameIn } from '#model'
import { modelHere } from '#model/server'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'

export type ListedBody = {
  readonly id: string
  readonly name: string
  readonly place: Place | undefined
  readonly model: Model
  readonly element: string
  readonly stage: string | null
  /** I sit in it, or serve its unit. */
  readonly mine: boolean
}

/** All standing teams, mine first, in alphabetical order. */
export async function listBodies(ctx: Ctx): Promise<readonly ListedBody[]> {
  const rows = await ctx.db
    .selectFrom('teams.body as b')
    .select(['b.id', 'b.name', 'b.unit_code', 'b.version_id', 'b.element', 'b.stage'])
    .select(sql<boolean>`b.id in (select authz.bodies_i_sit_in())`.as('mine'))
    .orderBy('mine', 'desc')
    .orderBy(sql`b.name collate "pl-x-icu"`)
    .execute()
  const places = await placesByCode(ctx, [...new Set(rows.map((row) => row.unit_code))])
  const listed: ListedBody[] = []
  for (const row of rows) {
    const { model } = await modelHere(ctx, row.version_id, row.unit_code)
    const { id, name, element, stage, mine } = row
    listed.push({ id, name, element, stage, mine, model, place: places.get(row.unit_code) })
  }
  return listed
}

/** The stage in the words of the model the team was formed under. */
export const stageName = ({ model, stage }: ListedBody, locale: 'pl' | 'en' | 'uk'): string | null =>
  stage === null ? null : nameIn(model.stage(stage).name, locale)

/** Whether the actor may begin a team anywhere: an administrator, or the authorities of some gmina. */
export async function foundsAnywhere(ctx: Ctx): Promise<boolean> {
  const found = await sql<{ may: boolean }>`
    select (authz.i_administer() or exists (select authz.units_i_govern())) as may`.execute(ctx.db)
  return found.rows[0]?.may ?? false
}
