import { type Outcome, ok } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { lookToJudge } from './audited-looks.query.server.ts'
import { saveJudgement } from './look.store.server.ts'
import type { UnusualLook, Verdict } from './look-signs.domain.ts'

type JudgeInput = Omit<UnusualLook, 'code'> & { readonly verdict: Verdict; readonly words: string }

/**
 * What the data protection officer found about an unusual look: explained, or to be cleared up. The fact stands in a chain of its own, so
 * that neither the team nor the person asked about reads of a suspicion in the record of the case.
 */
export async function judgeLook(ctx: Ctx, { verdict, words, ...which }: JudgeInput): Promise<Outcome<null, never>> {
  const look = await lookToJudge(ctx, which)
  const id = await saveJudgement(ctx, look, { verdict, words })
  const payload = { case: look.caseId, person: look.personId, day: look.day, sign: look.sign, verdict }
  await record(ctx, { chain: 'case', about: id, name: 'casework.look.judged', payload })
  return ok(null)
}
