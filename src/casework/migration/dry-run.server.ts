import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { suppressed } from '#model'
import { mappingOf } from '#model/server'
import { type Ctx, enqueue, me, record } from '#platform/server'
import {
  addDryRun,
  addFound,
  type DryRunCounts,
  dryRunAt,
  dryRunsOf,
  mayTry,
  reachedIn,
  saveDryRun,
} from './dry-run.store.server.ts'
import { judge, waysOf } from './judge-cases.server.ts'
import { countRunning, runningCases } from './situation.query.server.ts'

/** The job that tries a mapping on all running cases. */
export const TRY_MAPPING = 'casework.mapping.try'
/** As many cases in one transaction as leave the page to show how far it came. */
const CASES_AT_ONCE = 4000

export type TryMappingRefusal = 'under_way'

/** Asks how a mapping would turn out in every running case; changes no case. Throws Forbidden for whoever is not of the model's team. */
export async function tryMapping(ctx: Ctx, mappingId: string): Promise<Outcome<string, TryMappingRefusal>> {
  if (!(await mayTry(ctx, mappingId))) throw new Forbidden('try a mapping')
  const { document, toId } = await mappingOf(ctx, mappingId)
  if ((await dryRunsOf(ctx, mappingId)).some(({ counts }) => counts === null)) return refused('under_way')
  const id = await addDryRun(ctx, mappingId, me(ctx))
  await enqueue(ctx, { name: TRY_MAPPING, id })
  const payload = { from: document.from, to: document.to, run: id }
  await record(ctx, { chain: 'model', about: toId, name: 'model.mapping.tried', payload })
  return ok(id)
}

/** Judges the next cases of a trial and adds what was found, until there are no more; then the figures are kept, small ones hidden. */
export async function goOnTrying(ctx: Ctx, id: string, atOnce = CASES_AT_ONCE): Promise<void> {
  const run = await dryRunAt(ctx, id)
  if (run.counts !== null) return
  const ways = await waysOf(ctx, run.mappingId)
  const reached = await reachedIn(ctx, id)
  const total = reached === null ? await countRunning(ctx, ways.fromId, null) : run.total
  const wanted = { versionId: ways.fromId, unitCode: null, after: reached, limit: atOnce }
  const running = await runningCases(ctx, wanted, ways)
  const found: Record<string, number> = {}
  for (const one of running) {
    const { kind } = judge(one, ways, { answers: [], askedOn: ctx.today }, ctx.today)
    const key = `${one.unitCode} ${kind}`
    found[key] = (found[key] ?? 0) + 1
  }
  const last = running.at(-1)?.caseId
  const sums = await addFound(ctx, id, found, last ?? null)
  if (last === undefined || running.length < atOnce) {
    await saveDryRun(ctx, id, { total, assessed: total, counts: byUnit(sums) })
    return
  }
  await saveDryRun(ctx, id, { total, assessed: run.assessed + running.length })
  await enqueue(ctx, { name: TRY_MAPPING, id })
}

/** By gmina, each verdict as its figure may be told (product, rule 5). */
function byUnit(sums: Readonly<Record<string, number>>): DryRunCounts {
  const units = Map.groupBy(Object.entries(sums), ([key]) => key.split(' ')[0] ?? '')
  return Object.fromEntries(
    [...units].map(([unit, found]) => {
      const { rows, total } = suppressed(
        Object.fromEntries(found.map(([key, cases]) => [key.split(' ')[1] ?? '', cases])),
      )
      return [unit, { ...Object.fromEntries(rows.map(({ of, count }) => [of, count])), total }]
    }),
  )
}
