import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ActAs } from '../actor/ctx.server.ts'
import type { T } from '../i18n/catalogue.ts'
import type { Live } from '../live/listen.server.ts'
import type { Log } from '../log/log.server.ts'
import type { About, Page } from './page.ts'
import type { SignedIn, Visitor } from './visitor.ts'

/** What the frame around a page needs to know. */
export type ShellProps = {
  readonly title: string
  readonly hasErrors: boolean
  readonly visitor: Visitor
  readonly t: T
  readonly path: string
  /** Asked for, it gives the browser the secret of its forms. */
  readonly csrf: string
  readonly flash: string | null
  readonly header: Child
  readonly bare: boolean
  /** What other sites are told of this page; null where it is for nobody but its reader. */
  readonly about: About | null
  readonly look: Readonly<Record<string, string>>
  /** How many notices wait for whoever is signed in; null where nobody asked. */
  readonly waiting: number | null
  readonly children: Child
}

/** What the site is put together from. */
export type SiteParts = {
  readonly pages: readonly Page[]
  readonly actAs: ActAs
  readonly log: Log
  /** Whose session this token is, while it has not ended or idled away. Asked `quietly`, by an open page alone, it is not kept from idling. */
  readonly whoIs: (token: string, quietly?: boolean) => Promise<SignedIn | null>
  readonly shell: (props: ShellProps) => Child
  /** The sign-in form shown when a session ended under a form: it carries what was typed. */
  readonly signInAgain: (props: { back: string; kept: string; csrf: string; t: T }) => Child
  readonly signInPath: string
  /** How many notices wait for a person, for the frame of each page that is shown. */
  readonly waiting?: (personId: string) => Promise<number>
  readonly trustedProxy: boolean
  /** Told apart from other sites that the program serves at the same addresses: a form of one is not taken by another. */
  readonly formsOf?: string
  /** Tells open pages of changes; without it they learn of them when they are opened anew. */
  readonly live?: Live
  /** How often an open stream asks whether its session goes on, in milliseconds. */
  readonly liveTickMs?: number
}

export type SiteEnv = { Variables: { visitor: Visitor; formsOf: string; waiting?: number | null } }
export type C = Context<SiteEnv>
