import type { CaseId, InstitutionId, SubjectId } from '#kernel'
import { type Ctx, hashSecret, translator } from '#platform/server'
import { caseFacts } from '../../cases/case-facts.store.server.ts'
import { PIECE_KINDS, type SearchedPiece, searched } from '../piece.domain.ts'
import { type Found, findingOthers } from '../redaction/passage.domain.ts'
import { type Elsewhere, institutionsElsewhere } from './elsewhere.query.server.ts'
import { entryPieces } from './entry-pieces.query.server.ts'
import type { Gathering } from './gathering.ts'
import { ledgerPieces } from './ledger-pieces.query.server.ts'
import { registerPieces } from './register-pieces.query.server.ts'
import { othersOf } from './sought.query.server.ts'

export type Wanted = {
  readonly caseId: CaseId
  readonly institutionId: InstitutionId
  readonly subjectId: SubjectId
  readonly at: Date
}

/** A piece as it stands now, and by what it is noticed that it does not stand so any more. */
export type GatheredPiece = SearchedPiece & { readonly fingerprint: string }
export type Gathered = {
  readonly pieces: readonly GatheredPiece[]
  readonly elsewhere: readonly Elsewhere[]
  /** Finds where others could be known in any text. */
  readonly search: (text: string) => readonly Found[]
}

/**
 * Everything of one person that an institution keeps in a case, as far as the acting person may see it: row security decides, nothing else.
 * `NotFound` as for the case.
 */
export async function gather(ctx: Ctx, { caseId, institutionId, subjectId, at }: Wanted): Promise<Gathered> {
  const known = await caseFacts(ctx, caseId)
  const gathering: Gathering = { ctx, known, institutionId, subjectId, at, t: translator('pl'), locale: 'pl' }
  const { sought, own } = await othersOf(gathering)
  const search = findingOthers(sought, own)
  const found = [
    ...(await registerPieces(gathering)),
    ...(await entryPieces(gathering)),
    ...(await ledgerPieces(gathering)),
  ]
  const pieces = PIECE_KINDS.flatMap((kind) => found.filter((piece) => piece.kind === kind)).map((piece) => {
    const whole = searched(piece, search)
    return { ...whole, fingerprint: fingerprintOf(whole) }
  })
  return { pieces, elsewhere: await institutionsElsewhere(gathering), search }
}

/** What a decision was made about: the words, and where others were found in them. */
const fingerprintOf = ({ title, lines, informant, found }: SearchedPiece): string =>
  hashSecret(JSON.stringify([title, lines, informant, found])).toString('hex')
