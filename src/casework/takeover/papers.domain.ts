import type { LocalDate } from '#kernel'

/** What an adult signed on paper about taking part, and on which day. */
export const CONSENTS = ['yes', 'no', 'not_asked'] as const
export type PaperConsent = {
  readonly consent: (typeof CONSENTS)[number]
  readonly consentOn?: LocalDate | undefined
}

/** What the institution said to its action: took it on, has not answered, or does it under its own law. */
export const ANSWERS = ['accepted', 'waiting', 'noted'] as const

/** An open action of a plan on paper, with the goal it serves. */
export type PaperAction = {
  readonly goal: string
  /** The number of the person's row, or the family as a whole. */
  readonly whose: number | 'family'
  readonly action: string
  /** An institution, or the family itself. */
  readonly responsible: string
  readonly due: LocalDate | undefined
  readonly answer: (typeof ANSWERS)[number]
}

/** A plan on paper as it stands: until when, on which day the adults signed it, what is still to be done. */
export type PaperPlan = {
  readonly until: LocalDate
  readonly signedOn: LocalDate | undefined
  readonly actions: readonly PaperAction[]
}

/** Kinds of papers that may be scanned, each read through an entry of its own. */
export const SCANS = ['consents', 'plan', 'other'] as const
export type Scan = (typeof SCANS)[number]
