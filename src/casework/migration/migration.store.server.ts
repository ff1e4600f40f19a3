import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { migrationPolicy } from './migration.policy.ts'

export type MigrationState = 'assessing' | 'planned' | 'migrating' | 'done' | 'called_off'
/** A gmina's plan to carry its running cases to the next version. */
export type Migration = {
  readonly id: string
  readonly unitCode: string
  readonly mappingId: string
  readonly effectiveOn: LocalDate
  readonly state: MigrationState
  readonly total: number
  readonly assessed: number
  /** The last case judged so far; nothing before the first and after the last. */
  readonly reached: string | null
  readonly rowVersion: number
}

const migrations = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.migration')
    .select([
      'id',
      'unit_code as unitCode',
      'mapping_id as mappingId',
      'effective_on as effectiveOn',
      'state',
      'total',
      'assessed',
      'reached',
      'row_version as rowVersion',
    ])
    .$narrowType<{ effectiveOn: LocalDate; state: MigrationState }>()

/** A migration of a gmina that the actor governs or some of whose cases the actor keeps; `NotFound` for any other. */
export async function migrationAt(ctx: Ctx, id: string): Promise<Migration> {
  const found = await migrations(ctx).where('id', '=', id).executeTakeFirst()
  if (!found) throw new NotFound('migration')
  return found
}

/** Migrations that the actor may see, the latest first. */
export const listMigrations = (ctx: Ctx): Promise<readonly Migration[]> =>
  migrations(ctx).orderBy('planned_at', 'desc').execute()

/** The one that is under way in a gmina. */
export async function openMigration(ctx: Ctx, unitCode: string): Promise<Migration | null> {
  const found = await migrations(ctx)
    .where('unit_code', '=', unitCode)
    .where('state', 'in', ['assessing', 'planned', 'migrating'])
    .executeTakeFirst()
  return found ?? null
}

/** Whether the actor may plan migrations for this gmina. */
export async function mayPlan(ctx: Ctx, unitCode: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ unit_code: string }>`(select ${unitCode}::text as unit_code)`.as('m'))
    .select(allowed(migrationPolicy, 'plan', 'm').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

export async function addMigration(
  ctx: Ctx,
  plan: { unitCode: string; mappingId: string; effectiveOn: LocalDate; by: string },
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.migration')
    .values({
      id,
      unit_code: plan.unitCode,
      mapping_id: plan.mappingId,
      effective_on: plan.effectiveOn,
      state: 'assessing',
      planned_at: ctx.now,
      planned_by: plan.by,
    })
    .execute()
  return id
}

type Changed = Partial<Pick<Migration, 'state' | 'total' | 'assessed' | 'reached' | 'effectiveOn'>>
export async function changeMigration(ctx: Ctx, { id, rowVersion }: Migration, changed: Changed): Promise<void> {
  const { effectiveOn, ...rest } = changed
  await ctx.db
    .updateTable('casework.migration')
    .set({
      ...rest,
      ...(effectiveOn ? { effective_on: effectiveOn } : {}),
      ...(changed.state === 'done' ? { done_at: ctx.now } : {}),
      row_version: rowVersion + 1,
    })
    .where('id', '=', id)
    .execute()
}
