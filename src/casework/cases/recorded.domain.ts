import type { LocalDate } from '#kernel'

/** How a person or institution without an account acted; a worker records it and it counts as theirs (FORMAT.md, section 9). */
export type Recorded = {
  readonly how: (typeof RECORDED_HOW)[number]
  readonly onDay: LocalDate
  /** The person of the family, or the institution, for whom it is recorded. */
  readonly forWhom?: string
  readonly scan?: string
  /** Written down when the case was taken over from paper, or afterwards from the same papers. */
  readonly fromPaper?: true
}
export const RECORDED_HOW = ['paper', 'by_hand', 'letter', 'conversation_noted'] as const
