import type { LocalDate } from '#kernel'
import type { Extent, Sector } from '#model'

/** What has become of a disclosure by today. */
export type DisclosureState = 'in_force' | 'ahead' | 'over' | 'agreement_ended' | 'withdrawn' | 'replaced'
/** An institution as one side of a disclosure. */
export type Side = { readonly id: string; readonly shortName: string; readonly sector: Sector }

/** One row of the ledger, as everybody who may read it sees it. */
export type LedgerEntry = {
  readonly id: string
  readonly giver: Side
  readonly recipient: Side
  readonly role: string | null
  readonly personName: string | null
  readonly category: string
  /** Narrowed to the entries about one person: what that person is called, or the number in the case. */
  readonly about: string | null
  readonly oneEntry: boolean
  readonly extent: Extent
  readonly ground: string
  readonly clause: string
  /** The provision of law as it read on the day of the decision; null for what was shown before they were kept. */
  readonly provision: string | null
  /** A legal duty: in nothing that the family gets. */
  readonly notForFamily: boolean
  readonly purpose: string
  readonly from: LocalDate
  readonly until: LocalDate
  /** Nobody with an account, where it came by a one-use link. */
  readonly decidedBy: string | null
  readonly decidedAt: Date
  readonly state: DisclosureState
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string | null
  /** A consent on which it rested was withdrawn. */
  readonly endedWithConsent: boolean
  /** The text written for this recipient, for its reader and its author. */
  readonly words: string | null
  readonly canWithdraw: boolean
  /** It may be renewed or narrowed: nothing follows it yet. */
  readonly canFollow: boolean
}

export const isCurrent = ({ state }: LedgerEntry): boolean => state === 'in_force' || state === 'ahead'
