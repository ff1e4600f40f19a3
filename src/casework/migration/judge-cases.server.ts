import { addDays, type LocalDate } from '#kernel'
import { judgeMigration, type MappingDocument, type MigrationAnswer, type Model, rulesHold, type Verdict } from '#model'
import { mappingOf, modelOf, type PublishedMapping } from '#model/server'
import type { Ctx } from '#platform/server'
import type { Migration } from './migration.store.server.ts'
import { type RunningCase, runningCases } from './situation.query.server.ts'
import { addVerdicts, answersGiven, changeVerdict, type JudgedCase, judgedCases } from './verdict.store.server.ts'

/** What a migration is judged by: two versions and the way from one to the other. */
export type Ways = { readonly from: Model; readonly to: Model; readonly mapping: MappingDocument }
type Past = { readonly answers: readonly MigrationAnswer[]; readonly askedOn: LocalDate }

/** Says what becomes of one running case, with the answers given about it so far. */
export const judge = ({ situation, facts }: RunningCase, ways: Ways, past: Past, today: LocalDate): Verdict =>
  judgeMigration(situation, {
    ...ways,
    answers: past.answers,
    holds: (rules) => facts !== null && rulesHold(ways.from, facts, rules),
    late: ({ days }) => today > addDays(past.askedOn, days),
  })

export async function waysOf(ctx: Ctx, mappingId: string): Promise<Ways & Pick<PublishedMapping, 'fromId' | 'toId'>> {
  const { document: mapping, fromId, toId } = await mappingOf(ctx, mappingId)
  return { mapping, fromId, toId, from: await modelOf(ctx, fromId), to: await modelOf(ctx, toId) }
}

export type Judged = { readonly running: RunningCase; readonly verdict: Verdict; readonly known: JudgedCase }

/**
 * Judges the next cases of a gmina's migration and keeps what was found; those carried over or undone in it are left alone. Answers the last
 * case it came to; nothing when there were no more.
 */
export async function judgeNext(
  ctx: Ctx,
  migration: Migration,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ readonly judged: readonly Judged[]; readonly last: string | null }> {
  const ways = await waysOf(ctx, migration.mappingId)
  const wanted = { versionId: ways.fromId, unitCode: migration.unitCode, after, limit }
  const running = await runningCases(ctx, wanted, ways)
  const caseIds = running.map(({ caseId }) => caseId)
  const before = await judgedBefore(ctx, migration.id, caseIds)
  const answers = await answersGiven(
    ctx,
    [...before.values()].map(({ id }) => id),
  )

  const verdicts = running.flatMap((one) => {
    const known = before.get(one.caseId)
    if (known && known.state !== 'planned') return []
    const past = { answers: answers.get(known?.id ?? '') ?? [], askedOn: known?.askedOn ?? ctx.today }
    return [{ running: one, verdict: judge(one, ways, past, ctx.today), known }]
  })
  await addVerdicts(
    ctx,
    migration.id,
    verdicts.filter(({ known }) => !known).map(({ running: { caseId }, verdict }) => ({ caseId, verdict })),
  )
  for (const { known, verdict } of verdicts) if (known) await changeVerdict(ctx, known.id, verdict)
  const now = await judgedBefore(ctx, migration.id, caseIds)
  const judged = verdicts.flatMap(({ running: one, verdict }) => {
    const known = now.get(one.caseId)
    return known ? [{ running: one, verdict, known }] : []
  })
  return { judged, last: caseIds.at(-1) ?? null }
}

const judgedBefore = async (ctx: Ctx, migrationId: string, caseIds: readonly string[]) =>
  new Map((await judgedCases(ctx, { migrationId, caseIds })).map((one) => [one.caseId, one]))
