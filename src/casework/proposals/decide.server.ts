import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { putIntoBasket } from '../candidates/choose-service.server.ts'
import { needOf } from '../candidates/need.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import type { DecideInput, Decision } from './need.schema.ts'
import { addDecision } from './need.store.server.ts'
import { type ChoiceView, choiceIn, type OfOneChoice } from './proposal.query.server.ts'
import { writeWords } from './write-words.server.ts'

export type DecideRefusal = 'case_closed' | 'promised_already' | 'not_offered' | 'reason_missing'

/** What may be decided on a candidate: as proposed, or otherwise for a reason; and what people found out about it. */
export function decisionsOn({ candidate, chosen }: Pick<ChoiceView, 'candidate' | 'chosen'>): readonly Decision[] {
  if (!candidate) return ['otherwise']
  if (candidate.standing === 'promised' || candidate.standing === 'not_weighed') return []
  const decided: Decision = candidate.service === chosen ? 'taken' : 'otherwise'
  const eligible: readonly Decision[] = candidate.eligible === 'yes' ? ['not_eligible'] : ['eligible', 'not_eligible']
  const wish: readonly Decision[] = candidate.obstacles.includes('declined') ? [] : ['declined']
  return [decided, ...eligible, ...wish]
}

/**
 * What people decide on one line of a proposal. Taken, or chosen otherwise with a reason, a service becomes a line in the draft of the basket;
 * nothing is bound by it. Where it is decided from a proposal for many families, it is compared with that one. What was found out about a service counts for the next proposal. Answers with the form to finish, if there is one.
 * Throws `Forbidden` to whoever does not keep the case.
 */
export async function decide(
  ctx: Ctx,
  input: DecideInput & OfOneChoice,
): Promise<Outcome<string | null, DecideRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  if (file.closedOn) return refused('case_closed')
  const view = await choiceIn(ctx, input)
  const { candidate, chosen, fair, need, proposed } = view
  const offered = decisionsOn(view)
  if (offered.length === 0) return refused('promised_already', { field: 'decision' })
  if (!offered.includes(input.decision)) return refused('not_offered', { field: 'decision' })
  if (input.decision === 'otherwise' && input.reason === undefined)
    return refused('reason_missing', { field: 'reason' })
  const itemId = input.reason === undefined ? null : await writeWords(ctx, file, input.reason, need.subjectId)
  const service = candidate && proposed.services.get(candidate.service)
  const taken = service !== null && (input.decision === 'taken' || input.decision === 'otherwise')
  // Where the basket is not to be filled in now, or not by the actor, the decision stands without a line.
  const line =
    taken && service
      ? await putIntoBasket(
          ctx,
          file,
          await needOf(ctx, file.id, need.id),
          { ...service, providerId: service.institutionId },
          {
            ...{ source: candidate.source, why: input.reason ?? null },
            grosze: candidate.source === proposed.planning.paidSource ? candidate.asks.grosze : null,
          },
        )
      : null
  const begun = line?.ok ? line.value : null
  const decision = await addDecision(ctx, {
    ...{ caseId: file.id, needId: need.id, kind: input.decision, serviceId: candidate?.service ?? null, itemId },
    ...{ proposed: chosen, rules: fair?.rules ?? proposed.planning.rules.version, rowKey: begun?.rowId ?? null },
    fair: fair?.id ?? null,
  })
  await record(ctx, {
    ...{ chain: 'case', about: file.id, name: NAMES[input.decision] },
    payload: { decision, need: need.id, service: candidate?.service ?? null, proposed: chosen, fair: fair?.id ?? null },
  })
  return ok(begun?.instanceId ?? null)
}

const NAMES: Readonly<Record<Decision, string>> = {
  taken: 'casework.proposal.taken',
  otherwise: 'casework.proposal.chosen_otherwise',
  eligible: 'casework.proposal.answered',
  not_eligible: 'casework.proposal.answered',
  declined: 'casework.proposal.answered',
}
