import type { LocalDate } from '#kernel'
import { type AuthorityPower, INSPECTORATES } from '#model'

/** Ahead of its first day, running, over by itself, or ended by somebody before its time. */
export type InspectionState = 'ahead' | 'running' | 'over' | 'ended'
type Dated = { readonly fromOn: LocalDate; readonly untilOn: LocalDate; readonly endedAt: Date | null }

export function inspectionState({ fromOn, untilOn, endedAt }: Dated, today: LocalDate): InspectionState {
  if (endedAt !== null) return 'ended'
  if (today > untilOn) return 'over'
  return today < fromOn ? 'ahead' : 'running'
}

/** What a power opens in an inspection: what is special only where the warrant itself names it. */
export const opens = ({ covers }: AuthorityPower, specialNamed: boolean): readonly string[] =>
  covers.filter((one) => one !== 'special' || specialNamed)

/** An inspection of a project sees its documents and no case. */
export const seesCases = ({ covers }: Pick<AuthorityPower, 'covers'>): boolean => covers.length > 0

export const isInspectorate = ({ who }: AuthorityPower): boolean =>
  who.some((one) => INSPECTORATES.some((known) => known === one))

/** Codes as they were typed, one a line or with commas between; each once. */
export const codesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((code) => code.toUpperCase()),
  ),
]

export const inspectionNumber = (no: number | string): string => `KO-${no}`
