import { FIRST_RULES, proposeGreedily } from '#planner'
import { makeFair } from '../../src/casework/proposals/make-fair.server.ts'
import { numbersOf } from '../../src/casework/proposals/rules-form.domain.ts'
import { writeNeed } from '../../src/casework/proposals/write-need.server.ts'
import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const BIELINY = '260401'
const NEED = { words: 'Wózek', who: 'family', category: 'goods', matters: 'important', units: 1, periods: 1 } as const

/** Needs of the family at work: one to decide on, one to end; and a proposal for all who wait. */
export async function proposedNeeds({ as, lead }: CaseWorld, caseId: string) {
  const planner = { propose: async (planning: Parameters<typeof proposeGreedily>[0]) => proposeGreedily(planning) }
  const writes = async () => {
    const done = await as(lead, (ctx) => writeNeed(ctx, { ...NEED, since: ctx.today, caseId }))
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }
  const needs = { toDecide: await writes(), toEnd: await writes() }
  const made = await as(lead, (ctx) => makeFair(ctx, { unitCode: BIELINY }, planner))
  if (!made.ok) throw new Error(made.refusal)
  return { ...needs, proposal: made.value }
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
    [`${proposal}/needs/new`]: {
      params: {},
      sent: { ...NEED, units: '1', periods: '1', since: '23.11.2026' },
    },
    [`${proposal}/needs/:needId/end`]: { params: { needId: needs.toEnd }, sent: { how: 'gone' } },
    [`${proposal}/needs/:needId/:choice`]: {
      params: { needId: needs.toDecide, choice: 'none' },
      sent: { decision: 'otherwise', reason: 'Rodzina poradzi sobie sama' },
    },
  }
}
