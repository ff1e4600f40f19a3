import type { Transaction } from 'kysely'
import type pg from 'pg'
import { type CaseId, type LocalDate, PersonId, Unavailable } from '#kernel'
import { type Clock, newUuid } from '../clock/clock.server.ts'
import { hashSecret } from '../clock/secret.server.ts'
import type { DB } from '../db/generated/database.ts'
import { inTransaction } from '../db/transaction.server.ts'
import type { Vault } from '../vault/vault.server.ts'

declare const scoped: unique symbol
/** A transaction in which PostgreSQL knows who is asking. Nothing else can run a query. */
export type ActorTx = Transaction<DB> & { readonly [scoped]: true }

/** System actors are named, and have relations of their own. */
export type SystemName = 'sign_in' | 'worker' | 'setup'
export type Actor =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'system'; readonly system: SystemName }
  /** Somebody without an account who came by a one-use link, known by its hash alone. */
  | { readonly kind: 'link'; readonly hash: string }
  | { readonly kind: 'anyone' }

export const anyone: Actor = { kind: 'anyone' }
export const systemActor = (system: SystemName): Actor => ({ kind: 'system', system })
/** Whoever holds the link with this secret; relations find out whether it still works. */
export const linkHolder = (secret: string): Actor => ({ kind: 'link', hash: hashSecret(secret).toString('hex') })
export const person = (id: string): Actor => ({ kind: 'person', personId: PersonId.parse(id) })

/** What every use case and query gets: who acts, in which transaction, and when. No clock, id or random number comes from elsewhere. */
export type Ctx = {
  readonly actor: Actor
  readonly db: ActorTx
  readonly now: Date
  readonly today: LocalDate
  readonly newId: () => string
  /** What was read for a page that only shows; null where something may have been written since. */
  readonly read: Map<string, Promise<unknown>> | null
  /** Somebody looks as the acting person, to see what that person is shown: nothing is written, nothing remembered. */
  readonly seenAs: boolean
  /** The key of the installation: what is kept sealed is sealed and opened by it. */
  readonly vault: Vault
  /** Which database this is. What a program remembers of a database, it remembers by this: it may work on several. */
  readonly database: object
}

/**
 * `namesHidden`: on a shared screen, so nobody reads who the people of a case are. `onPaper`: what is read leaves the house, so nothing that
 * came from an informant is there. `shows`: nothing is changed that a page then reads.
 */
export type ActingOptions = {
  readonly scope?: CaseId | undefined
  readonly namesHidden?: boolean
  readonly onPaper?: boolean
  readonly shows?: boolean
}
export type ActAs = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, options?: ActingOptions) => Promise<T>

/** The acting person's id; throws where only a person can act, which is a bug of the caller. */
export function me(ctx: Ctx): PersonId {
  if (ctx.actor.kind !== 'person') throw new Error('a person must act here')
  return ctx.actor.personId
}

/** Several parts of a page ask the same: while it only shows, the database is asked once. */
export function readOnce<T>(ctx: Ctx, what: string, read: () => Promise<T>): Promise<T> {
  // Each `what` is read by one function only, so that what comes back is what it answers.
  const known = ctx.read?.get(what) as Promise<T> | undefined
  if (known) return known
  const asked = read()
  ctx.read?.set(what, asked)
  return asked
}

const systemOf = (actor: Actor): string =>
  actor.kind === 'system' ? actor.system : actor.kind === 'link' ? 'link' : ''

const OPENING = `select set_config('app.actor_id', $1, true), set_config('app.system', $2, true), set_config('app.link', $3, true),
  set_config('app.now', $4, true), set_config('app.today', $5, true), set_config('app.case_id', $6, true),
  set_config('app.names_hidden', $7, true), set_config('app.on_paper', $8, true)`

/** Builds the only door to the database: a read-committed transaction whose settings say who asks, on which day, and about which case. */
export function actingOver(pool: pg.Pool, clock: Clock, vault: Vault): ActAs {
  return async (actor, work, options = {}) => {
    const now = clock.now()
    const today = clock.today()
    const values = [
      actor.kind === 'person' ? actor.personId : '',
      systemOf(actor),
      actor.kind === 'link' ? actor.hash : '',
      now.toISOString(),
      today,
      options.scope ?? '',
      options.namesHidden ? 'yes' : '',
      options.onPaper ? 'yes' : '',
    ]
    try {
      return await inTransaction(pool, { text: OPENING, values }, async (db) => {
        const read = options.shows ? new Map<string, Promise<unknown>>() : null
        const newId = () => newUuid(now)
        return work({ actor, db: db as ActorTx, now, today, newId, read, seenAs: false, vault, database: pool })
      })
    } catch (error) {
      if (isConnectionLoss(error)) throw new Unavailable('database', { cause: error })
      throw error
    }
  }
}

const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
])

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // A lost connection is often noticed only by the statement after it, be it the rollback.
  return (
    LOST.has(code) ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message)
  )
}
