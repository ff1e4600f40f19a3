import type { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate } from '#kernel'
import type { OfficerId } from '../officer/officer.domain.ts'

export const ClauseId = idOf('ClauseId')
export type ClauseId = z.infer<typeof ClauseId>

/**
 * What people are told beside who answers for their data and who the officer is, in the order in which it is read (RODO art. 13 par. 1
 * letters c to f and par. 2; art. 14 par. 1 letter d and par. 2 letter f for the source).
 */
export const CLAUSE_PARTS = [
  'purposes',
  'recipients',
  'transfers',
  'kept',
  'source',
  'duty',
  'rights',
  'decisions',
] as const
export type ClausePart = (typeof CLAUSE_PARTS)[number]
export type ClauseTexts = Readonly<Record<ClausePart, string>>

/** One version of what an institution tells people. It keeps the controller and the officer as they were called on that day. */
export type Clause = {
  readonly id: ClauseId
  readonly institutionId: InstitutionId
  readonly no: number
  readonly from: LocalDate
  readonly controller: string
  readonly officer: { readonly id: OfficerId; readonly name: string; readonly contact: string }
  readonly texts: ClauseTexts
}

/** The version in force on a day: the last whose first day has come. `versions` in any order; null when none has begun. */
export function clauseOn<C extends Pick<Clause, 'from' | 'no'>>(versions: readonly C[], today: LocalDate): C | null {
  const begun = versions.filter(({ from }) => from <= today)
  return begun.sort((a, b) => (a.from === b.from ? b.no - a.no : a.from < b.from ? 1 : -1))[0] ?? null
}

const TO_COMPLETE = '[Do uzupełnienia'
/** The first part in which a place of the pattern still waits for the institution's own words. */
export const incompletePart = (texts: ClauseTexts): ClausePart | null =>
  CLAUSE_PARTS.find((part) => texts[part].includes(TO_COMPLETE)) ?? null
