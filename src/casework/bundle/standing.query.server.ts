import type { Ctx } from '#platform/server'
import type { Bundle, KeptPiece } from './bundle.domain.ts'
import { piecesOf } from './bundle.store.server.ts'
import { type Gathered, type GatheredPiece, gather } from './gather/gather.query.server.ts'

/** A piece as it is kept beside what it is in the case now. */
export type StandingPiece = { readonly kept: KeptPiece; readonly now: GatheredPiece }

/** A copy beside what would be gathered now. */
export type Standing = {
  readonly pieces: readonly StandingPiece[]
  /** In the case and not in the copy yet. */
  readonly added: readonly GatheredPiece[]
  /** In the copy and not in the case any more, or closed to me since. */
  readonly gone: readonly KeptPiece[]
  /** In both, and not as it was when it was gathered or decided. */
  readonly changed: readonly StandingPiece[]
  readonly gathered: Gathered
}

/** How a copy stands to the case today. Looks since it was gathered do not count: preparing it is one. */
export async function standingOf(ctx: Ctx, bundle: Bundle): Promise<Standing> {
  const kept = await piecesOf(ctx, bundle)
  const gathered = await gather(ctx, { ...bundle, at: bundle.gatheredAt })
  const pairs = kept.flatMap((one) => {
    const now = gathered.pieces.find(({ source }) => source === one.source)
    return now ? [{ kept: one, now }] : []
  })
  return {
    pieces: pairs,
    added: gathered.pieces.filter(({ source }) => !kept.some((one) => one.source === source)),
    gone: kept.filter(({ source }) => !gathered.pieces.some((one) => one.source === source)),
    changed: pairs.filter(({ kept: one, now }) => one.fingerprint !== now.fingerprint),
    gathered,
  }
}

export const isStale = ({ added, gone, changed }: Standing): boolean => added.length + gone.length + changed.length > 0
