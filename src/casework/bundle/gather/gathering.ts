import type { InstitutionId, SubjectId } from '#kernel'
import type { Locale, T } from '#platform'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../../cases/case-facts.store.server.ts'
import type { Piece } from '../piece.domain.ts'

/** Whose data are gathered, out of which case, by whom they are kept, as far as whoever prepares the copy may see them. */
export type Gathering = {
  readonly ctx: Ctx
  readonly known: KnownCase
  readonly institutionId: InstitutionId
  readonly subjectId: SubjectId
  /** What happened later is not in the copy. */
  readonly at: Date
  /** A copy is written in Polish, whatever language its worker reads. */
  readonly t: T
  readonly locale: Locale
}

/** A piece without lines says nothing and is left out. */
export const saying = (pieces: readonly Piece[]): readonly Piece[] => pieces.filter(({ lines }) => lines.length > 0)
