import { Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { mappingOf, versionFor } from '#model/server'
import { type Ctx, enqueue, me, record } from '#platform/server'
import { waysOf } from './judge-cases.server.ts'
import { localOf, localOnRecord } from './local-values.query.server.ts'
import {
  addMigration,
  changeMigration,
  type Migration,
  mayPlan,
  migrationAt,
  openMigration,
} from './migration.store.server.ts'

/** The job that says what becomes of each running case of a gmina. */
export const ASSESS_MIGRATION = 'casework.migration.assess'
/** The job that carries the cases over. */
export const MIGRATE_CASES = 'casework.migration.carry_out'

/** The job that puts one case back under the version it came from. */
export const UNDO_MIGRATION = 'casework.migration.undo'

export type PlanMigrationInput = {
  readonly unitCode: string
  readonly mappingId: string
  /** The day on which the cases are carried over. */
  readonly effectiveOn: LocalDate
}
export type PlanMigrationRefusal = 'not_adopted' | 'too_early' | 'in_the_past' | 'already_planned'

/**
 * Plans to carry the running cases of a gmina to the version that it adopted, on a day; nothing changes before. Throws Forbidden for
 * whoever does not govern the gmina.
 */
export async function planMigration(
  ctx: Ctx,
  input: PlanMigrationInput,
): Promise<Outcome<string, PlanMigrationRefusal>> {
  if (!(await mayPlan(ctx, input.unitCode))) throw new Forbidden('plan a migration')
  const { document, toId } = await mappingOf(ctx, input.mappingId)
  if (input.effectiveOn < ctx.today) return refused('in_the_past', { field: 'effectiveOn' })
  if (input.effectiveOn < document.effectiveFrom)
    return refused('too_early', { field: 'effectiveOn', from: document.effectiveFrom })
  const adopted = await versionFor(ctx, input.unitCode, input.effectiveOn)
  if (adopted?.versionId !== toId) return refused('not_adopted', { version: document.to })
  if (await openMigration(ctx, input.unitCode)) return refused('already_planned')

  const id = await addMigration(ctx, { ...input, by: me(ctx) })
  await enqueue(ctx, { name: ASSESS_MIGRATION, id })
  const local = await localOf(ctx, input.unitCode, await waysOf(ctx, input.mappingId), input.effectiveOn)
  const payload = {
    unit: input.unitCode,
    from: document.from,
    to: document.to,
    on: input.effectiveOn,
    migration: id,
    local: localOnRecord(local),
  }
  await record(ctx, { chain: 'model', about: toId, name: 'model.migration.planned', payload })
  return ok(id)
}

export type ChangeMigrationRefusal = 'no_longer_planned'

/** Judges the cases anew: answers, new cases and what happened since are counted. */
export async function assessAgain(ctx: Ctx, id: string): Promise<Outcome<string, ChangeMigrationRefusal>> {
  const migration = await toPlan(ctx, id)
  if (migration.state !== 'planned') return refused('no_longer_planned')
  await changeMigration(ctx, migration, { state: 'assessing', assessed: 0, reached: null })
  await enqueue(ctx, { name: ASSESS_MIGRATION, id })
  return ok(id)
}

/** Carries the cases over now rather than on the day that was planned. */
export async function carryOutToday(
  ctx: Ctx,
  id: string,
): Promise<Outcome<string, ChangeMigrationRefusal | 'too_early'>> {
  const migration = await toPlan(ctx, id)
  if (migration.state !== 'planned') return refused('no_longer_planned')
  const { document, toId } = await mappingOf(ctx, migration.mappingId)
  const adopted = await versionFor(ctx, migration.unitCode, ctx.today)
  if (ctx.today < document.effectiveFrom || adopted?.versionId !== toId)
    return refused('too_early', { from: document.effectiveFrom })
  await changeMigration(ctx, migration, { state: 'migrating', effectiveOn: ctx.today })
  await enqueue(ctx, { name: MIGRATE_CASES, id })
  await tell(ctx, migration, 'ordered')
  return ok(id)
}

/** Calls a plan off before its day: every case stays on its version. */
export async function callOffMigration(ctx: Ctx, id: string): Promise<Outcome<string, ChangeMigrationRefusal>> {
  const migration = await toPlan(ctx, id)
  if (migration.state !== 'planned' && migration.state !== 'assessing') return refused('no_longer_planned')
  await changeMigration(ctx, migration, { state: 'called_off' })
  await tell(ctx, migration, 'called_off')
  return ok(id)
}

/** A migration of a gmina that the actor governs. */
async function toPlan(ctx: Ctx, id: string): Promise<Migration> {
  const migration = await migrationAt(ctx, id)
  if (!(await mayPlan(ctx, migration.unitCode))) throw new Forbidden('plan a migration')
  return migration
}

async function tell(ctx: Ctx, { id, unitCode, mappingId }: Migration, what: 'ordered' | 'called_off'): Promise<void> {
  const { toId } = await mappingOf(ctx, mappingId)
  const payload = { unit: unitCode, migration: id }
  await record(ctx, { chain: 'model', about: toId, name: `model.migration.${what}`, payload })
}
