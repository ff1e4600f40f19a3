import { addDays, CaseId } from '#kernel'
import { changesOf, type MappingDocument, renamesBack, rolesTaken } from '#model'
import { type Ctx, enqueue, record } from '#platform/server'
import { takeNewRoles } from '#teams/server'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { goOnTrying, TRY_MAPPING } from './dry-run.server.ts'
import { type Judged, judgeNext, waysOf } from './judge-cases.server.ts'
import { localOf, localOnRecord } from './local-values.query.server.ts'
import { changeMigration, type Migration, migrationAt } from './migration.store.server.ts'
import { ASSESS_MIGRATION, MIGRATE_CASES, UNDO_MIGRATION } from './plan-migration.server.ts'
import { countRunning } from './situation.query.server.ts'
import { carryOver, judgedCase, putBack } from './verdict.store.server.ts'

/** As many cases in one transaction as leave the page to show how far it came. */
const CASES_AT_ONCE = 2000

/**
 * Judges the running cases of the gmina, some in each transaction, until there are no more; then the plan waits for its day. Comes twice
 * without harm.
 */
export async function assessMigration(ctx: Ctx, id: string): Promise<void> {
  const migration = await migrationAt(ctx, id)
  if (migration.state !== 'assessing') return
  const { fromId } = await waysOf(ctx, migration.mappingId)
  const total = migration.reached === null ? await countRunning(ctx, fromId, migration.unitCode) : migration.total
  const { judged, last } = await judgeNext(ctx, migration, { after: migration.reached, limit: CASES_AT_ONCE })
  if (last !== null) {
    const assessed = migration.assessed + judged.length
    await changeMigration(ctx, migration, { total, assessed, reached: last })
    await enqueue(ctx, { name: ASSESS_MIGRATION, id })
    return
  }
  await changeMigration(ctx, migration, { state: 'planned', total: migration.assessed, reached: null })
  // Of a plan for today somebody looks first at what was found.
  if (migration.effectiveOn <= ctx.today) return
  await enqueue(ctx, { name: MIGRATE_CASES, id, notBefore: new Date(`${migration.effectiveOn}T00:00:00Z`) })
}

/**
 * Carries over every case about which nothing is open, on the day of the plan or after; where an answer is still awaited the case waits
 * for it on its version. Comes again after an answer, and twice without harm.
 */
export async function migrateCases(ctx: Ctx, id: string): Promise<void> {
  const migration = await migrationAt(ctx, id)
  if (migration.state === 'called_off' || migration.state === 'assessing' || migration.effectiveOn > ctx.today) return
  const ways = await waysOf(ctx, migration.mappingId)
  const { mapping } = ways
  await takeNewRoles(ctx, { unitCode: migration.unitCode, modelId: mapping.model, roles: rolesTaken(mapping) })
  const local = localOnRecord(await localOf(ctx, migration.unitCode, ways, migration.effectiveOn))
  let after: string | null = null
  for (;;) {
    const { judged, last }: Awaited<ReturnType<typeof judgeNext>> = await judgeNext(ctx, migration, {
      after,
      limit: CASES_AT_ONCE,
    })
    for (const one of judged) await migrateCase(ctx, migration, one, local)
    if (last === null) break
    after = last
  }
  if (migration.state !== 'done') await changeMigration(ctx, migration, { state: 'done' })
}

async function migrateCase(
  ctx: Ctx,
  migration: Migration,
  { running, verdict, known }: Judged,
  local: readonly string[],
): Promise<void> {
  if (!('plan' in verdict)) return
  const { mapping, to, toId } = await waysOf(ctx, migration.mappingId)
  const carried = await carryOver(
    ctx,
    known.id,
    { ...verdict.plan, closeReasons: reasonsOf(mapping), lostReason: `${to.document.name.pl}, ${mapping.to}` },
    addDays(ctx.today, mapping.undoDays),
  )
  if (!carried) return
  const past = running.migrations + 1
  await settleClocks(ctx, { id: CaseId.parse(running.caseId), model: to, migrations: past })
  await record(ctx, {
    chain: 'case',
    about: running.caseId,
    name: 'casework.case.migrated',
    payload: {
      from: mapping.from,
      to: mapping.to,
      version: toId,
      changes: verdict.changes,
      local,
    },
  })
}

/** Why disclosures of a narrowed category end: what no longer belongs to it. */
const reasonsOf = (mapping: MappingDocument): Readonly<Record<string, string>> =>
  Object.fromEntries(changesOf(mapping, 'category_narrowed').map(({ category, leftOut }) => [category, leftOut]))

/** Puts one case back as it was, if it did not go on since. Comes twice without harm. */
export async function undoMigration(ctx: Ctx, id: string): Promise<void> {
  const judged = await judgedCase(ctx, id)
  if (judged.state !== 'migrated') return
  const migration = await migrationAt(ctx, judged.migrationId)
  const { mapping, from, fromId } = await waysOf(ctx, migration.mappingId)
  const reason = `${from.document.name.pl}, ${mapping.from}`
  if (!(await putBack(ctx, id, { ...renamesBack(mapping), reason }))) return
  await settleClocks(ctx, { id: CaseId.parse(judged.caseId), model: from, migrations: 1 })
  await record(ctx, {
    chain: 'case',
    about: judged.caseId,
    name: 'casework.case.migration_undone',
    payload: { from: mapping.to, to: mapping.from, version: fromId },
  })
}

export const migrationJobs = {
  [TRY_MAPPING]: (ctx: Ctx, id: string) => goOnTrying(ctx, id),
  [ASSESS_MIGRATION]: assessMigration,
  [MIGRATE_CASES]: migrateCases,
  [UNDO_MIGRATION]: undoMigration,
}
