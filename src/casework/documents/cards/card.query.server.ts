import { createHash } from 'node:crypto'
import { NotFound } from '#kernel'
import { type Ctx, translator } from '#platform/server'
import { caseFacts, type KnownCase } from '../../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../../cases/case-frame.query.server.ts'
import { asOnPaper } from '../../compartments/without-shielded.query.server.ts'
import type { Party } from '../../sharing/parties.query.server.ts'
import { institutionsOfMine } from '../plan-papers/plan-papers.query.server.ts'
import { type CardCopy, cardDigests, lastCopy } from './card-copy.store.server.ts'
import { cardParts } from './card-values.query.server.ts'
import { type CardChange, type CardPart, cardChange, type TransferCard } from './transfer-card.domain.ts'
import { TRANSFER_CARDS } from './transfer-cards.ts'

export type CardView = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly card: TransferCard
  readonly institution: Party
  readonly parts: readonly CardPart[]
  readonly last: CardCopy | null
  /** What became of each field since, by its key. */
  readonly changes: Readonly<Record<string, CardChange>>
  readonly digests: Readonly<Record<string, string>>
  /** One sign for all that is shown: what is marked as copied is what was seen. */
  readonly shown: string
}

/** Cards that an institution of mine keeps, by its sector. */
export const cardsFor = (mine: readonly Party[]): readonly TransferCard[] =>
  TRANSFER_CARDS.filter(({ sectors }) => mine.some(({ sector }) => sectors.includes(sector)))

/**
 * A transfer card, always in Polish as its target is, with what changed since my institution copied it. What is shielded is on no card: another system would not keep it so.
 * `NotFound` for a card that is no task of an institution I write for.
 */
export async function cardView(ctx: Ctx, caseId: string, cardId: string): Promise<CardView> {
  const known = await caseFacts(ctx, caseId)
  const card = TRANSFER_CARDS.find(({ id }) => id === cardId)
  const institution = (await institutionsOfMine(ctx, caseId)).find(({ sector }) => card?.sectors.includes(sector))
  if (!card || !institution) throw new NotFound('card')
  const parts = await asOnPaper(ctx, (reading) => cardParts(reading, known, card, translator('pl')))
  const digests = cardDigests(ctx, caseId, parts)
  const last = await lastCopy(ctx, caseId, institution.id, card)
  const keys = parts.flatMap(({ lines }) => lines.map(({ key }) => key))
  return {
    ...{ known, card, institution, parts, last, digests, frame: await caseFrame(ctx, known.file) },
    changes: Object.fromEntries(keys.map((key) => [key, cardChange(digests[key] ?? null, last?.digests[key])])),
    shown: createHash('sha256').update(JSON.stringify(digests)).digest('base64url'),
  }
}
