import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { latestPlan } from '../plan/plan.store.server.ts'
import type { Party } from '../sharing/parties.query.server.ts'
import { cardsFor } from './cards/card.query.server.ts'
import type { TransferCard } from './cards/transfer-card.domain.ts'
import { type LetterListed, lettersOfCase } from './letters/letters-listed.query.server.ts'
import { recipientName } from './letters/own-letter.query.server.ts'
import { institutionsOfMine, maker } from './plan-papers/plan-papers.query.server.ts'
import { FAMILY_WORK, SOCIAL_CONTRACT } from './plan-papers/plan-papers.ts'

export type PapersAtHand = {
  readonly familyWork: boolean
  /** Adults with whom my institution may conclude the contract. */
  readonly contractWith: readonly { readonly id: string; readonly label: string }[]
}
export type Documents = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly papers: PapersAtHand
  readonly cards: readonly TransferCard[]
  readonly letters: readonly (LetterListed & { readonly recipient: string })[]
  /** Institutions for which I write. */
  readonly mine: readonly Party[]
}

/** What a case gives to paper for my institution. `NotFound` for those who read nothing written in it. */
export async function documentsOf(ctx: Ctx, caseId: string): Promise<Documents> {
  const known = await caseFacts(ctx, caseId)
  const frame = await caseFrame(ctx, known.file)
  if (!frame.withContent) throw new NotFound('documents')
  const mine = await institutionsOfMine(ctx, known.file.id)
  const letters: (LetterListed & { recipient: string })[] = []
  for (const one of await lettersOfCase(ctx, known.file.id)) {
    letters.push({ ...one, recipient: await recipientName(ctx, known, one) })
  }
  return { known, frame, mine, letters, papers: await papersAtHand(ctx, known), cards: cardsFor(mine) }
}

async function papersAtHand(ctx: Ctx, { file }: KnownCase): Promise<PapersAtHand> {
  const plan = await latestPlan(ctx, file.id)
  if (!plan) return { familyWork: false, contractWith: [] }
  const mine = await institutionsOfMine(ctx, file.id)
  const adults = (await peopleOf(ctx, file.id)).filter(({ adult }) => adult)
  return {
    familyWork: maker(mine, FAMILY_WORK) !== undefined,
    contractWith: maker(mine, SOCIAL_CONTRACT)
      ? adults.map((one) => ({ id: one.id, label: personLabel(one, file.code) }))
      : [],
  }
}
