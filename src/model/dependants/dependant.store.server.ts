import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import type { Audience, DependantKind } from './dependant.domain.ts'
import { dependantPolicy } from './dependant.policy.ts'

/** Who looks a dependant through: one person, those who govern a gmina, the team of a model; nobody by name: the teams of the models it cites. */
export type Keeper =
  | { readonly person: string }
  | { readonly unit: string }
  | { readonly model: string }
  | { readonly nobody: true }

export type DependantGiven = {
  /** How whoever registers it finds it again, as "lesson/12". */
  readonly key: string
  readonly kind: DependantKind
  readonly title: string
  /** Its address in the product; none for what has no page of its own. */
  readonly path: string | null
  readonly audience: Audience
  readonly keeper: Keeper
}

const keeperColumns = (keeper: Keeper) => ({
  keeper_id: 'person' in keeper ? keeper.person : null,
  unit_code: 'unit' in keeper ? keeper.unit : null,
  model_id: 'model' in keeper ? keeper.model : null,
})

/** Whether the actor may register what this keeper keeps. */
export async function mayRegister(ctx: Ctx, keeper: Keeper): Promise<boolean> {
  const { keeper_id, unit_code, model_id } = keeperColumns(keeper)
  const found = await ctx.db
    .selectFrom(
      sql<{ model_id: string | null }>`
        (select ${keeper_id}::uuid as keeper_id, ${unit_code}::text as unit_code, ${model_id}::text as model_id)`.as(
        'd',
      ),
    )
    .select(sql<boolean>`coalesce(${allowed(dependantPolicy, 'register', 'd')}, false)`.as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** Keeps what is told of a dependant; two who register the same wait for each other. Answers its id, and whether it was new or told otherwise. */
export async function saveDependant(
  ctx: Ctx,
  given: DependantGiven,
): Promise<{ readonly id: string; readonly told: boolean }> {
  await sql`select pg_advisory_xact_lock(hashtext('model.dependant ' || ${given.key}))`.execute(ctx.db)
  const { key, kind, title, path, audience, keeper } = given
  const columns = { title, path, audience, ...keeperColumns(keeper) }
  const row = await ctx.db.selectFrom('model.dependant').selectAll().where('key', '=', key).executeTakeFirst()
  if (!row) {
    const id = ctx.newId()
    await ctx.db
      .insertInto('model.dependant')
      .values({ id, key, kind, registered_at: ctx.now, ...columns })
      .execute()
    return { id, told: true }
  }
  const told = { ...row, ...columns }
  const differs = JSON.stringify(told) !== JSON.stringify(row)
  if (differs) await ctx.db.updateTable('model.dependant').set(columns).where('id', '=', row.id).execute()
  return { id: row.id, told: differs }
}

/** A dependant that the actor keeps, locked until the act ends; `NotFound` for anybody else. */
export async function dependantToReview(ctx: Ctx, id: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('model.dependant as d')
    .select('d.id')
    .where('d.id', '=', id)
    .where(allowed(dependantPolicy, 'review', 'd'))
    .executeTakeFirst()
  if (!row) throw new NotFound('dependant of a model')
  await sql`select pg_advisory_xact_lock(hashtext('model.dependant_review ' || ${id}))`.execute(ctx.db)
  return row.id
}
