import type { InstitutionId, LocalDate, PersonId } from '#kernel'

export const CIRCLES = ['public', 'agreement', 'named'] as const
export type Circle = (typeof CIRCLES)[number]

export const REMARK_KINDS = ['wording', 'sense', 'law', 'practice', 'error', 'other'] as const
export type RemarkKind = (typeof REMARK_KINDS)[number]

/** How a remark came: written on its page, said at a meeting, from a letter or file, from somebody's work with a case. */
export const REMARK_SOURCES = ['page', 'meeting', 'file', 'from_work'] as const
export type RemarkSource = (typeof REMARK_SOURCES)[number]

export const DECISIONS = ['accepted', 'partly', 'rejected', 'noted'] as const
export type Decision = (typeof DECISIONS)[number]

/** Where a consultation stands on a day: announced, taking remarks, being answered, closed by the team. */
export const CONSULTATION_STATES = ['ahead', 'open', 'answering', 'closed'] as const
export type ConsultationState = (typeof CONSULTATION_STATES)[number]

export type Days = { readonly opensOn: LocalDate; readonly closesOn: LocalDate; readonly closed: boolean }

/** The first and the last day both count. */
export function consultationState({ opensOn, closesOn, closed }: Days, today: LocalDate): ConsultationState {
  if (closed) return 'closed'
  if (today < opensOn) return 'ahead'
  return today <= closesOn ? 'open' : 'answering'
}

/** A remark as merging and answering need it. */
export type Sortable = {
  readonly id: string
  readonly no: number
  readonly mergedInto: string | null
  readonly answered: boolean
}

export type MergeRefusal = 'itself' | 'chain' | 'has_merged' | 'answered'

/** Why a remark cannot be merged into another, if it cannot. A remark that others were merged into stays one of its own: no chains. */
export function mergeRefused(one: Sortable, into: Sortable, all: readonly Sortable[]): MergeRefusal | null {
  if (one.id === into.id) return 'itself'
  if (into.mergedInto !== null) return 'chain'
  if (all.some(({ mergedInto }) => mergedInto === one.id)) return 'has_merged'
  return one.answered ? 'answered' : null
}

/** Remarks that still wait for an answer: a merged one takes that of its main remark. */
export const unanswered = <S extends Sortable>(all: readonly S[]): readonly S[] =>
  all.filter(({ mergedInto, answered }) => mergedInto === null && !answered)

/** Remarks without an account that one network address may send in an hour. An office or a library shares one. */
export const MOST_REMARKS_AN_HOUR = 20

/** Somebody asked by name: a person, or everybody who works at an institution. */
export type Asked =
  | { readonly institutionId: InstitutionId; readonly personId?: undefined }
  | { readonly personId: PersonId; readonly institutionId?: undefined }

/** A meeting at which a draft was talked over. */
export type NewMeeting = {
  readonly onDay: LocalDate
  readonly place: string
  /** With which group the draft was talked over. */
  readonly party: string
  /** How many people came, by sector of their institution; `private` came for themselves. */
  readonly people: Readonly<Record<string, number>>
}
