import type { Outcome } from '#kernel'
import { ok, refused } from '#kernel'
import { type Ctx, leavingNothing, me } from '#platform/server'
import { openCaseToRead } from '../cases/open-case-to-read.server.ts'
import { diagnosisOf } from '../diagnosis/diagnosis.query.server.ts'
import type { ToDisclose } from '../sharing/disclose.query.server.ts'
import type { DiscloseInput } from '../sharing/disclose.schema.ts'
import { type DiscloseRefusal, disclose } from '../sharing/disclose.server.ts'
import { type Entry, entriesOf } from './entries.query.server.ts'
import { type LookedAs, lookAs } from './look-as.query.server.ts'

type Pages = {
  readonly overview: Awaited<ReturnType<typeof openCaseToRead>>
  readonly diagnosis: Awaited<ReturnType<typeof diagnosisOf>>
}
/** What a recipient would get by a disclosure that is not made yet. */
export type Foreseen = {
  readonly looked: LookedAs<Pages>
  /** Entries that the recipient does not read today and would. */
  readonly added: readonly Entry[]
}

/**
 * What would be seen if this were shown: the disclosure is made with all its rules, looked at as its recipient, and taken back, so that
 * nothing of it stays. Refused for the same reasons as the disclosure itself.
 */
export async function foresee(
  ctx: Ctx,
  { recipient }: ToDisclose,
  input: DiscloseInput,
): Promise<Outcome<Foreseen, DiscloseRefusal>> {
  const { caseId } = input
  const worker = recipient.workers.find(
    ({ personId }) => personId === (input.personId ?? personId) && personId !== me(ctx),
  )
  if (!worker) return refused('unknown_choice', { field: 'personId' })
  const as = { caseId, personId: worker.personId }
  const before = await lookAs(ctx, as, (other) => entriesOf(other, caseId))
  return leavingNothing(ctx, async () => {
    const made = await disclose(ctx, input)
    if (!made.ok) return made
    const looked = await lookAs(ctx, as, async (other) => ({
      entries: await entriesOf(other, caseId),
      pages: { overview: await openCaseToRead(other, caseId), diagnosis: await diagnosisOf(other, caseId) },
    }))
    const known = new Set((before.shown ?? []).map(({ id }) => id))
    return ok({
      looked: { ...looked, shown: looked.shown?.pages ?? null },
      added: (looked.shown?.entries ?? []).filter(({ id }) => !known.has(id)),
    })
  })
}
