import type { Outcome } from '#kernel'
import type { Player, Tried } from './found-tryout.server.ts'

/** How long a try-out lasts at most. Inferred: a working day; nothing public says it. */
export const HOURS = 8
/** How many one program keeps at once. Inferred: each has a database and a few connections. */
export const MOST = 5

/** Who asks for a try-out of what. */
export type Asked = {
  readonly personId: string
  readonly draftId: string
  /** The number of the text that is tried. */
  readonly rowVersion: number
  readonly name: string
  readonly version: string
} & Tried

/** What everybody who walks through a try-out is told of it. */
export type TryoutShown = Pick<Asked, 'draftId' | 'name' | 'version'> & {
  readonly players: readonly Player[]
  readonly caseId: string | null
  readonly actingAs: string
  /** Somebody wrote in the draft since. */
  readonly changed: boolean
  readonly until: Date
}

/** What the pages of a try-out do with it. */
export type TryoutAtHand = {
  readonly shown: () => TryoutShown
  /** Acts as another person of it from the next page on; false where nobody has this id. */
  readonly actAs: (personId: string) => Promise<boolean>
  /** Once the page has answered: ends it, or begins it anew with the draft as it stands. */
  readonly wish: (wanted: 'end' | 'again') => void
}

/** What the page of a draft asks of try-outs. */
export type Tryouts = {
  readonly mayCreate: () => Promise<boolean>
  /** Begins to make a try-out, in place of one of the same person and draft. Answers the secret by which a browser walks it. */
  readonly begin: (asked: Asked) => Outcome<string, 'too_many'>
}
