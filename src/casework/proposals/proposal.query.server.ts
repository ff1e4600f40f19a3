import { NotFound } from '#kernel'
import {
  type Candidate,
  type FamilyReasons,
  type NeedReasons,
  type PlanningFlaw,
  type Proposal,
  proposeForFamily,
  reasonsInProposal,
} from '#planner'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { type FairChoice, fairChoice } from './fair.store.server.ts'
import { NO_SERVICE } from './need.schema.ts'
import type { NeedRow } from './need.store.server.ts'
import { type CasePlanning, casePlanning } from './planning.query.server.ts'

export type Proposed = CasePlanning & { readonly proposal: Proposal; readonly reasons: FamilyReasons }
export type ProposalView = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  /** Null for a model without a basket, and where the priorities do not fit the sources of the model. */
  readonly proposed: Proposed | null
  readonly flaw: PlanningFlaw | 'no_basket' | null
}

/** What the planner proposes to one family, worked out while the page is loaded and kept nowhere. For those who keep the case; throws `Forbidden`. */
export async function proposalFor(ctx: Ctx, caseId: string): Promise<ProposalView> {
  const known = await caseFacts(ctx, caseId)
  await mayKeep(ctx, known.file.id)
  const frame = await caseFrame(ctx, known.file)
  return { known, frame, ...(await proposedTo(ctx, known)) }
}

/** The proposal itself, or why there is none. */
export async function proposedTo(ctx: Ctx, known: KnownCase): Promise<Pick<ProposalView, 'proposed' | 'flaw'>> {
  const gathered = await casePlanning(ctx, known)
  if (!gathered) return { proposed: null, flaw: 'no_basket' }
  const proposal = proposeForFamily(gathered.planning)
  if (!proposal.ok) {
    if (proposal.refusal === 'not_one_family') throw new Error('the planning is made of one family')
    return { proposed: null, flaw: proposal.refusal }
  }
  const reasons = reasonsInProposal(gathered.planning, proposal.value, known.file.id)
  if (!reasons.ok || !reasons.value) throw new Error('the proposal is of another planning')
  return { proposed: { ...gathered, proposal: proposal.value, reasons: reasons.value }, flaw: null }
}

export type ChoiceView = ProposalView & {
  readonly proposed: Proposed
  readonly need: NeedRow
  readonly reasons: NeedReasons
  /** Null where no service is to be chosen. */
  readonly candidate: Candidate | null
  /** What the planner proposes for this need, in the proposal for many families where one is named; null for nothing. */
  readonly chosen: string | null
  readonly fair: FairChoice | null
}

export type OfOneChoice = {
  readonly caseId: string
  readonly needId: string
  readonly choice: string
  readonly fair?: string | undefined
}

/**
 * One choice of a proposal to decide on: a service for a need, or none. Compared with what the proposal for many families named `fair` chose, else
 * with that for the family alone. `NotFound` for what is not among the candidates, and for a proposal that says nothing of this need.
 */
export async function choiceIn(ctx: Ctx, { caseId, needId, choice, fair }: OfOneChoice): Promise<ChoiceView> {
  const view = await proposalFor(ctx, caseId)
  const { proposed } = view
  const need = proposed?.needs.find(({ id }) => id === needId)
  const reasons = proposed?.reasons.needs.find((one) => one.need === needId)
  if (!proposed || !need || !reasons) throw new NotFound('need')
  const candidate = reasons.candidates.find(({ service }) => service === choice) ?? null
  if (!candidate && choice !== NO_SERVICE) throw new NotFound('candidate')
  const own = reasons.candidates.find(({ standing }) => standing === 'chosen' || standing === 'promised')
  const together = fair === undefined ? null : await fairChoice(ctx, { caseId, needId, fair })
  if (fair !== undefined && !together) throw new NotFound('fair_proposal')
  const chosen = together ? together.service : (own?.service ?? null)
  return { ...view, proposed, need, reasons, candidate, chosen, fair: together }
}
