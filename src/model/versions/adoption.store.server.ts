import { sql } from 'kysely'
import { type LocalDate, localDate, ModelVersionId } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { adoptionPolicy } from '../model.policy.ts'

export type Adoption = {
  readonly id: string
  readonly versionId: ModelVersionId
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
  readonly order: Order | null
}
/** The order of the head of a gmina by which a version was adopted. */
export type Order = { readonly number: string; readonly on: LocalDate }

/** Adoptions of a gmina, the latest first. */
export async function adoptionsOf(ctx: Ctx, unitCode: string): Promise<readonly Adoption[]> {
  const rows = await ctx.db
    .selectFrom('model.adoption')
    .select(['id', 'version_id', 'from_on', 'until_on', 'order_number', 'order_on'])
    .where('unit_code', '=', unitCode)
    .orderBy('from_on', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    versionId: ModelVersionId.parse(row.version_id),
    fromOn: row.from_on as LocalDate,
    untilOn: row.until_on as LocalDate | null,
    order:
      row.order_number !== null && row.order_on !== null
        ? { number: row.order_number, on: localDate(row.order_on) }
        : null,
  }))
}

export async function mayAdopt(ctx: Ctx, unitCode: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ unit_code: string }>`(select ${unitCode}::text as unit_code)`.as('a'))
    .select(allowed(adoptionPolicy, 'adopt', 'a').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** The kind of a gmina on a day (rural, urban_rural, urban...); nothing when there was no such gmina. */
export async function gminaKindOn(ctx: Ctx, unitCode: string, day: LocalDate): Promise<string | null> {
  const found = await ctx.db
    .selectFrom('territory.unit_period as p')
    .innerJoin('territory.unit as u', 'u.code', 'p.code')
    .select('p.kind')
    .where('u.level', '=', 'gmina')
    .where('p.code', '=', unitCode)
    .where('p.valid_from', '<=', day)
    .where((w) => w.or([w('p.valid_until', 'is', null), w('p.valid_until', '>=', day)]))
    .executeTakeFirst()
  return found?.kind ?? null
}

export async function endAdoption(ctx: Ctx, id: string, untilOn: LocalDate): Promise<void> {
  await ctx.db.updateTable('model.adoption').set({ until_on: untilOn }).where('id', '=', id).execute()
}

export async function saveAdoption(
  ctx: Ctx,
  adopted: {
    unitCode: string
    versionId: string
    fromOn: LocalDate
    orderNumber?: string | undefined
    orderOn?: LocalDate | undefined
  },
): Promise<void> {
  await ctx.db
    .insertInto('model.adoption')
    .values({
      id: ctx.newId(),
      unit_code: adopted.unitCode,
      version_id: adopted.versionId,
      from_on: adopted.fromOn,
      order_number: adopted.orderNumber ?? null,
      order_on: adopted.orderOn ?? null,
      adopted_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    })
    .execute()
}
