import type { ActAs, Vault } from '#platform/server'
import type { SecondFactorRule } from './second-factor/rule.domain.ts'
import type { SessionLimits } from './sessions/session.domain.ts'

/** An account to try in a demonstration. */
export type DemonstrationAccount = {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly institution: string
}

export type Demonstration = {
  readonly accounts: () => Promise<readonly DemonstrationAccount[]>
  /** The one password of them all, shown beside the list. */
  readonly password: string
}

/** What the pages of accounts and signing in are put together from. */
export type IdentityParts = {
  /**
   * Acts over a pool of its own, as `sign_in`: a refused sign-in is counted in a transaction that is kept, while the page's own is open and
   * then undone. With one pool for both, as many sign-ins at once as it has connections would wait for each other for ever.
   */
  readonly actAs: ActAs
  readonly limits: SessionLimits
  readonly demonstration: Demonstration | null
  readonly secondFactor: SecondFactorRule
  /** Seals what an authenticator app and the program share. */
  readonly vault: Vault
}
