import type { InstitutionId, LocalDate } from '#kernel'
import { destroyFrom, type FileClassId, type Keeping } from '#protection'

/** A closed case by its code, with what decides how long it is kept. */
export type ClosedCase = {
  readonly caseId: string
  readonly institutionId: InstitutionId
  readonly code: string
  readonly subjectKind: string
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate
  readonly fileClass: (Keeping & { readonly id: FileClassId; readonly symbol: string; readonly name: string }) | null
  readonly filedOn: LocalDate | null
  /** A legal hold counts today. */
  readonly held: boolean
  /** What the state archive decided since the case was closed. */
  readonly decision: { readonly number: string; readonly on: LocalDate; readonly destroy: boolean } | null
  /** The list of destruction on which it waits. */
  readonly destructionId: string | null
  /** The acting person keeps the case. */
  readonly mine: boolean
}

export type RetentionState =
  | 'no_class'
  | 'permanent'
  | 'listed'
  | 'held'
  | 'waits'
  | 'decision_missing'
  | 'kept_by_archive'
  | 'due'

/** How a closed case stands on a day, and from which day it may be destroyed: null without a class, and for ever in category A. */
export function retentionOf(one: ClosedCase, today: LocalDate): { state: RetentionState; from: LocalDate | null } {
  if (one.fileClass === null) return { state: 'no_class', from: null }
  const from = destroyFrom(one.closedOn, one.fileClass)
  if (from === null) return { state: 'permanent', from }
  return { state: stateFrom(one, from, today), from }
}

function stateFrom(one: ClosedCase, from: LocalDate, today: LocalDate): RetentionState {
  if (one.destructionId !== null) return 'listed'
  if (one.held) return 'held'
  if (from > today) return 'waits'
  if (one.fileClass?.category !== 'BE') return 'due'
  if (one.decision === null) return 'decision_missing'
  return one.decision.destroy ? 'due' : 'kept_by_archive'
}

const ORDER: readonly RetentionState[] = [
  'due',
  'decision_missing',
  'no_class',
  'listed',
  'held',
  'kept_by_archive',
  'waits',
  'permanent',
]

/** Those whose day has come first, then what somebody has to do, then what waits; within each by the day of closing and the code. */
export function byWhatToDo(cases: readonly ClosedCase[], today: LocalDate): readonly ClosedCase[] {
  const rank = (one: ClosedCase) => ORDER.indexOf(retentionOf(one, today).state)
  return [...cases].sort((a, b) => rank(a) - rank(b))
}
