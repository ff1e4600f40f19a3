import { FIRST_RULES, proposeGreedily } from '#planner'
import { writeNeed } from '../../src/casework/candidates/write-need.server.ts'
import { makeFair } from '../../src/casework/proposals/make-fair.server.ts'
import { numbersOf } from '../../src/casework/proposals/rules-form.domain.ts'
import { FAMILY_CODE } from './files.ts'
import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const BIELINY = '260401'
const NEED = {
  words: 'Wózek',
  who: 'family',
  kind: 'goods:sprzet-specjalny',
  weight: 'important',
  units: 1,
  periods: 1,
} as const

/** A need of the family at work to decide on, and a proposal for all who wait. */
export async function proposedNeeds({ as, lead }: CaseWorld, caseId: string) {
  const planner = { propose: async (planning: Parameters<typeof proposeGreedily>[0]) => proposeGreedily(planning) }
  const unsaid = { language: undefined, since: undefined, over: undefined }
  const need = await as(lead, (ctx) => writeNeed(ctx, { ...NEED, ...unsaid, caseId }))
  if (!need.ok) throw new Error(need.refusal)
  const made = await as(lead, (ctx) => makeFair(ctx, { unitCode: BIELINY }, planner))
  if (!made.ok) throw new Error(made.refusal)
  return { toDecide: need.value, proposal: made.value }
}
type Needs = Awaited<ReturnType<typeof proposedNeeds>>

/** Pages of the priorities and of what is proposed by them. */
export function proposalWalks({ needs }: { readonly needs: Needs }): Walks {
  const at = '/priorities/:unitCode'
  const proposal = '/cases/:caseId/proposal'
  const here = { unitCode: BIELINY }
  const numbers = Object.fromEntries(Object.entries(numbersOf(FIRST_RULES)).map(([name, n]) => [name, String(n)]))
  return {
    [at]: { params: here },
    [`${at}/print`]: { params: here },
    [`${at}/set`]: { params: here, sent: { ...numbers, from: '23.11.2026', reason: 'Uchwała rady' } },
    [`${at}/proposals`]: { params: here, sent: {} },
    [`${at}/proposals/:proposalId`]: { params: { ...here, proposalId: needs.proposal } },
    [proposal]: { params: {} },
    '/family/:code/:language/order': {
      params: { code: FAMILY_CODE, language: 'pl' },
      sent: { [`place_${needs.toDecide}`]: '1', [`wish_${needs.toDecide}`]: 'Na zimę.' },
    },
    [`${proposal}/needs/:needId/:choice`]: {
      params: { needId: needs.toDecide, choice: 'none' },
      sent: { decision: 'otherwise', reason: 'Rodzina poradzi sobie sama' },
    },
  }
}
