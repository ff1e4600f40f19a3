import type { Actor } from '../actor/ctx.server.ts'
import type { Locale } from '../i18n/catalogue.ts'

export type SignedIn = {
  readonly personId: string
  readonly name: string
  readonly work: string
  readonly locale: Locale
  /** Holds the office of an administrator today. */
  readonly administers: boolean
  /** The one page to be met before any other that is not public; null for most people, most of the time. */
  readonly meetsFirst: string | null
}
/** Whoever asks for a page: an actor, the name to show in the band, the language. */
export type Visitor = {
  readonly actor: Actor
  readonly signedIn: SignedIn | null
  readonly locale: Locale
  /** Meeting mode: this browser shows pages on a shared screen, so names stay hidden. */
  readonly namesHidden: boolean
  /** The secret of this browser's session, for ending it, or of one that has ended or is only half begun. Never shown. */
  readonly token: string | null
  /** Network address, for slowing down guessing. Never stored in clear. */
  readonly address: string
  readonly agent: string
}
