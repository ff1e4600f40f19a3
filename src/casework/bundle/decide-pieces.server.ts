import { type CaseId, Conflict, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { Bundle, BundleId, PieceId } from './bundle.domain.ts'
import { bundleToAct, saveDecision } from './bundle.store.server.ts'
import {
  decidePiece,
  type PieceAsked,
  type PieceRefusal,
  proposalFor,
  type SearchedPiece,
  surePlaces,
} from './piece.domain.ts'
import { reasonsOn } from './reasons.ts'
import { isStale, type Standing, standingOf } from './standing.query.server.ts'

type OfBundle = { readonly caseId: CaseId; readonly bundleId: BundleId }
type StateRefusal = 'not_in_preparation' | 'changed_since'

/** A copy that is being prepared and agrees with the case. */
async function toPrepare(
  ctx: Ctx,
  at: OfBundle,
): Promise<Outcome<{ readonly bundle: Bundle; readonly standing: Standing }, StateRefusal>> {
  const bundle = await bundleToAct(ctx, at)
  if (bundle.state !== 'draft') return refused('not_in_preparation')
  const standing = await standingOf(ctx, bundle)
  return isStale(standing) ? refused('changed_since') : ok({ bundle, standing })
}

export type DecideInput = OfBundle & PieceAsked & { readonly pieceId: PieceId; readonly version: number }
export type DecideRefusal = StateRefusal | PieceRefusal | 'reason_unknown'

/**
 * Decides what of one piece is given. What is kept are the words that will be given and nothing else. Throws `Conflict` when somebody else
 * decided about it since it was shown.
 */
export async function decideAbout(ctx: Ctx, input: DecideInput): Promise<Outcome<PieceId, DecideRefusal>> {
  const prepared = await toPrepare(ctx, input)
  if (!prepared.ok) return prepared
  const { bundle, standing } = prepared.value
  const piece = standing.pieces.find(({ kept }) => kept.id === input.pieceId)
  if (!piece) throw new NotFound('piece')
  if (piece.kept.rowVersion !== input.version) throw new Conflict('somebody else decided about the piece meanwhile')
  if (input.reason && !reasonsOn(ctx.today).some(({ id }) => id === input.reason)) {
    return refused('reason_unknown', { field: 'reason' })
  }
  const decided = decidePiece(piece.now, input, standing.gathered.search)
  if (!decided.ok) return decided
  await saveDecision(ctx, piece.kept, { ...decided.value, title: piece.now.title })
  const { decision, reasons } = decided.value
  const payload = { bundle: bundle.id, piece: input.pieceId, decision, reasons }
  await record(ctx, { chain: 'case', about: bundle.id, name: 'casework.bundle.piece_decided', payload })
  return ok(input.pieceId)
}

export type AcceptInput = OfBundle & { readonly pieces: readonly PieceId[] }

/** Takes the proposals for the pieces that somebody read and ticked; those decided meanwhile stay as they were decided. */
export async function acceptProposals(
  ctx: Ctx,
  input: AcceptInput,
): Promise<Outcome<number, StateRefusal | 'nothing_ticked' | PieceRefusal>> {
  if (input.pieces.length === 0) return refused('nothing_ticked', { field: 'pieces' })
  const prepared = await toPrepare(ctx, input)
  if (!prepared.ok) return prepared
  const { bundle, standing } = prepared.value
  const open = standing.pieces.filter(({ kept }) => kept.decision === null && input.pieces.includes(kept.id))
  for (const { kept, now } of open) {
    const decided = decidePiece(now, asProposed(now), standing.gathered.search)
    if (!decided.ok) return decided
    await saveDecision(ctx, kept, { ...decided.value, title: now.title })
  }
  const payload = { bundle: bundle.id, pieces: open.map(({ kept }) => kept.id) }
  await record(ctx, { chain: 'case', about: bundle.id, name: 'casework.bundle.proposals_taken', payload })
  return ok(open.length)
}

/** What was proposed, as somebody would ask for it. */
export const asProposed = (piece: SearchedPiece): PieceAsked => {
  const decision = proposalFor(piece)
  return {
    decision,
    places: decision === 'blacken' ? surePlaces(piece) : [],
    confirmed: false,
    ...(decision === 'leave_out' ? { reason: 'informant' } : {}),
  }
}
