import type { LocalDate } from '#kernel'
import type { Extent } from '#model'

/** One line of a package as it was confirmed. */
export type LineConfirmed = {
  readonly key: string
  readonly extent: Extent
  /** The text for this recipient; of extent `extract` only. */
  readonly words: string
}

/** What is confirmed for one institution: some of the proposed lines, each perhaps narrower, to a day not later than proposed. */
export type ConfirmPackageInput = {
  readonly caseId: string
  readonly institutionId: string
  readonly lines: readonly LineConfirmed[]
  /** The code of the legal basis chosen for every line; empty: the nearest that fits each. */
  readonly basis: string
  readonly until: LocalDate
}
export const LONGEST_WORDS = 4000
export const LONGEST_ARTICLE = 300
export const LONGEST_CODE = 100
