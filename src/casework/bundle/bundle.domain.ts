import type { z } from 'zod'
import { type CaseId, type InstitutionId, idOf, type LocalDate, type SubjectId } from '#kernel'
import type { Decision, Line, PieceKind } from './piece.domain.ts'

export const BundleId = idOf('BundleId')
export type BundleId = z.infer<typeof BundleId>
export const PieceId = idOf('PieceId')
export type PieceId = z.infer<typeof PieceId>

export const BUNDLE_STATES = ['draft', 'checking', 'checked', 'approved', 'given', 'dropped'] as const
export type BundleState = (typeof BUNDLE_STATES)[number]
export const GIVEN_HOW = ['in_person', 'letter', 'e_delivery'] as const
export type GivenHow = (typeof GIVEN_HOW)[number]

/** The copy of one person's data out of one case, as one institution prepares it for one request. */
export type Bundle = {
  readonly id: BundleId
  readonly requestId: string
  readonly institutionId: InstitutionId
  readonly caseId: CaseId
  readonly subjectId: SubjectId
  readonly state: BundleState
  readonly gatheredAt: Date
  /** Institutions that the person is told to ask themselves. */
  readonly elsewhere: readonly string[]
  readonly begunBy: string
  readonly handedInBy: string | null
  readonly checkedBy: string | null
  readonly given: { readonly on: LocalDate; readonly how: GivenHow } | null
  readonly returnedWords: string | null
  readonly rowVersion: number
}

/** A piece of a copy as it is kept: what was decided, and the words that will be given. */
export type KeptPiece = {
  readonly id: PieceId
  readonly source: string
  readonly kind: PieceKind
  readonly fingerprint: string
  readonly decision: Decision | null
  readonly reasons: readonly string[]
  readonly title: string | null
  readonly lines: readonly Line[] | null
  readonly decidedBy: string | null
  readonly rowVersion: number
}

export const BUNDLE_ACTS = ['gather', 'hand_in', 'confirm', 'return', 'drop'] as const
export type BundleAct = (typeof BUNDLE_ACTS)[number]

/** What the state of a copy admits. Once given it stays as it is. */
export function actsIn(state: BundleState): readonly BundleAct[] {
  switch (state) {
    case 'draft':
      return ['gather', 'hand_in', 'drop']
    case 'checking':
      return ['confirm', 'return', 'gather']
    case 'checked':
    case 'approved':
      return ['gather']
    default:
      return []
  }
}

type Prepared = Pick<Bundle, 'begunBy' | 'handedInBy'>
/** Whether somebody had no part in preparing a copy and may check it: four eyes see every piece. */
export const isSecondPair = ({ begunBy, handedInBy }: Prepared, decidedBy: readonly string[], me: string): boolean =>
  me !== begunBy && me !== handedInBy && !decidedBy.includes(me)
