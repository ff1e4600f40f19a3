import { clocks } from '#model'
import { type Ctx, record } from '#platform/server'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { replaceClocks } from './clock.store.server.ts'
import { clockRows, sameClocks } from './clock-rows.domain.ts'

/**
 * Counts the clocks of a case anew from its facts and keeps them, so that lists can be put in order by the next day. Called at the end of
 * every act that changes what the clocks count.
 */
export async function settleClocks(ctx: Ctx, caseId: string): Promise<void> {
  const { model, facts, clocksKept } = await caseFacts(ctx, caseId)
  const rows = clockRows(clocks(model, facts))
  if (!sameClocks(rows, clocksKept)) await replaceClocks(ctx, caseId, rows)
}

export type CaseAct = {
  readonly caseId: string
  /** The fact, in the past tense, as `casework.plan.accepted`. */
  readonly name: string
  /** Ids, codes and days; never words. */
  readonly payload?: Readonly<Record<string, string | number | boolean | null>>
  /** The piece of content it is about, with which alone the fact is seen. */
  readonly item?: string
}

/** The end of an act in a case: its clocks are settled and the act is put on record. */
export async function concludeAct(ctx: Ctx, { caseId, ...fact }: CaseAct): Promise<void> {
  await settleClocks(ctx, caseId)
  await record(ctx, { chain: 'case', about: caseId, ...fact })
}
