import { Conflict, type Outcome, ok } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../../cases/case-file.store.server.ts'
import { cardView } from './card.query.server.ts'
import { saveCopy } from './card-copy.store.server.ts'

export type CopiedInput = { readonly caseId: string; readonly card: string; readonly shown: string }

/** Writes down that my institution copied a card as it was shown. Throws `Conflict` when the card says something else by now. */
export async function markCopied(
  ctx: Ctx,
  { caseId, card: cardId, shown }: CopiedInput,
): Promise<Outcome<null, never>> {
  await caseToAct(ctx, caseId)
  const { card, institution, digests, shown: now } = await cardView(ctx, caseId, cardId)
  if (now !== shown) throw new Conflict('casework.card')
  await saveCopy(ctx, { caseId, institutionId: institution.id, card, digests })
  await record(ctx, {
    chain: 'case',
    about: caseId,
    name: 'casework.card.copied',
    payload: { card: card.id, version: card.version, institution: institution.id },
  })
  return ok(null)
}
