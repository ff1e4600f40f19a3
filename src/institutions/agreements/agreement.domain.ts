import { addDays, earlier, type LocalDate, later } from '#kernel'

/** Kinds of agreement (FORMAT.md, section 5); what each opens is said by the model that names it. */
export const AGREEMENT_KINDS = [
  'project',
  'accession',
  'nomination',
  'confidentiality',
  'processing',
  'joint_control',
  'own_adoption',
] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]

export type AgreementDays = {
  readonly signedOn: LocalDate
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly endedOn: LocalDate | null
}
export type AgreementState = 'not_yet' | 'in_force' | 'ended'

/** The last day that counts: the agreed one, or the earlier day on which it was ended. Null while no end is set. */
export function lastDay({ until, endedOn }: AgreementDays): LocalDate | null {
  if (until && endedOn) return earlier(until, endedOn)
  return endedOn ?? until
}

/** Whether an agreement counts on a day: its first and its last day do. */
export function stateOn(days: AgreementDays, today: LocalDate): AgreementState {
  const last = lastDay(days)
  if (today < days.from) return 'not_yet'
  return last !== null && last < today ? 'ended' : 'in_force'
}

/** Days on which nothing signed was in force. `coveredFrom`: an annex signed later says that it counts from that day on. */
export type Gap = { readonly from: LocalDate; readonly until: LocalDate; readonly coveredFrom: LocalDate | null }

/**
 * The gaps in a history of agreements of one element and the same parties. An annex may take effect before it was signed; the days
 * between the old end and that signature stay a gap all the same (product rule 3), marked as covered afterwards.
 */
export function gapsIn(history: readonly AgreementDays[]): Gap[] {
  const inOrder = [...history].sort((a, b) => (later(a.from, a.signedOn) < later(b.from, b.signedOn) ? -1 : 1))
  const gaps: Gap[] = []
  let covered: LocalDate | null | undefined
  for (const days of inOrder) {
    const begins = later(days.from, days.signedOn)
    if (covered && begins > addDays(covered, 1)) {
      const from = addDays(covered, 1)
      gaps.push({ from, until: addDays(begins, -1), coveredFrom: days.from < begins ? later(days.from, from) : null })
    }
    const last = lastDay(days)
    if (covered !== null) covered = last === null ? null : covered === undefined ? last : later(covered, last)
  }
  return gaps
}
