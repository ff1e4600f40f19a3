import { clocks } from '#model'
import { type Ctx, record } from '#platform/server'
import { courseOf } from '../cases/case-facts.store.server.ts'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { replaceClocks } from './clock.store.server.ts'
import { clockRows, sameClocks } from './clock-rows.domain.ts'

type ActedIn = Pick<CaseFile, 'id' | 'model' | 'migrations'>

/**
 * Counts the clocks of a case anew from its facts and keeps them, so that lists can be put in order by the next day. Called at the end of
 * every act that changes what the clocks count.
 */
export async function settleClocks(ctx: Ctx, file: ActedIn): Promise<void> {
  const { course, kept } = await courseOf(ctx, file)
  const rows = clockRows(clocks(file.model, course))
  if (!sameClocks(rows, kept)) await replaceClocks(ctx, file.id, rows)
}

export type CaseAct = {
  /** The fact, in the past tense, as `casework.plan.accepted`. */
  readonly name: string
  /** Ids, codes and days; never words. */
  readonly payload?: Readonly<Record<string, string | number | boolean | null>>
  /** The piece of content it is about, with which alone the fact is seen. */
  readonly item?: string
}

/** The end of an act in a case: its clocks are settled and the act is put on record. */
export async function concludeAct(ctx: Ctx, file: ActedIn, fact: CaseAct): Promise<void> {
  await settleClocks(ctx, file)
  await record(ctx, { chain: 'case', about: file.id, ...fact })
}
