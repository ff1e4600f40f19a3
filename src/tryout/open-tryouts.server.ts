import { NotFound, type Outcome, ok, refused } from '#kernel'
import { draftMark } from '#model/server'
import type { SignedIn } from '#platform'
import {
  type ActAs,
  type Clock,
  type Ctx,
  hashSecret,
  type Log,
  newSecret,
  person,
  record,
  type SideDatabases,
} from '#platform/server'
import { beginAgain } from './begin-tryout.server.ts'
import { type MadeTryout, makeTryout, type SiteOver } from './make-tryout.server.ts'
import { type Asked, HOURS, MOST, type Tryouts } from './tryout.ts'

type Parts = {
  readonly databases: SideDatabases
  /** The door to what is real: only for who walks a try-out, whether they still may, and for the record. */
  readonly actAs: ActAs
  /** Whose session of the real site a secret is. */
  readonly whoIs: (token: string) => Promise<SignedIn | null>
  readonly siteOver: SiteOver
  readonly clock: Clock
  readonly log: Log
}

/** A try-out that a browser walks: what answers it, and what to do once it has answered. */
type Walking = { readonly answer: MadeTryout['fetch']; readonly afterwards: () => Promise<Wished> }
type Wished = 'goes_on' | 'ended' | { readonly broken: string }

/** `nobody`: it is there, and the session of whoever walks it has ended; `failed`: this draft could not be made to run. */
export type Walk = Walking | { readonly failed: string } | 'nobody' | null

export type OpenTryouts = Tryouts & {
  /** The try-out of this secret, for the person of this session alone. Null for every other one, and where it is over. */
  readonly walk: (tryout: string, session: string | null) => Promise<Walk>
  readonly stop: () => Promise<void>
}

type Kept = {
  readonly hash: string
  readonly asked: Asked
  readonly until: Date
  readonly made: Promise<MadeTryout>
}
const HOUR_MS = 3_600_000
const SWEEP_MS = 600_000

/**
 * Try-outs of this process. Each is kept by the hash of its secret, belongs to one person and one draft, and has a database that is dropped
 * when it ends, when its hours are over, and by the next start of a program where this one had no time for it.
 */
export function openTryouts({ databases, actAs, whoIs, siteOver, clock, log }: Parts): OpenTryouts {
  const kept = new Map<string, Kept>()
  /** Kept until their browser is told. */
  const failed = new WeakSet<Kept>()
  const dropping = new Set<Promise<void>>()

  const start = (asked: Asked, secret: string): Kept => {
    const hash = hashSecret(secret).toString('hex')
    const until = new Date(clock.now().getTime() + HOURS * HOUR_MS)
    const made = makeTryout({ databases, siteOver, clock, log }, asked, until)
    // Waited for by the first page.
    const one = { hash, asked, until, made }
    made.catch((error: unknown) => {
      failed.add(one)
      log.error('tryout.not_made', { draft: asked.draftId }, error)
    })
    kept.set(hash, one)
    return one
  }
  /** Nobody waits for its database to be dropped but the end of the program. */
  const drop = (one: Kept): boolean => {
    if (kept.get(one.hash) !== one) return false
    kept.delete(one.hash)
    const dropped = one.made
      .then(
        ({ close }) => close(),
        () => undefined,
      )
      .catch((error: unknown) => log.error('tryout.not_dropped', { draft: one.asked.draftId }, error))
      .finally(() => dropping.delete(dropped))
    dropping.add(dropped)
    return true
  }
  /** Ends it once, on the record of the draft. */
  const end = async (one: Kept, why: 'left' | 'again' | 'over' | 'no_right') => {
    const payload = { why, version: one.asked.version }
    const fact = { chain: 'model', about: one.asked.draftId, name: 'model.tryout.ended', payload } as const
    if (drop(one)) await actAs(person(one.asked.personId), (ctx) => record(ctx, fact))
  }
  const endOver = async () => {
    for (const one of kept.values()) if (one.until <= clock.now()) await end(one, 'over')
  }
  void databases.dropLeft().catch((error: unknown) => log.error('tryout.not_tidied', {}, error))
  const sweeping = setInterval(
    () => void endOver().catch((error) => log.error('tryout.not_swept', {}, error)),
    SWEEP_MS,
  )
  sweeping.unref()

  const begin = (asked: Asked): Outcome<string, 'too_many'> => {
    for (const one of kept.values())
      if (one.asked.personId === asked.personId && one.asked.draftId === asked.draftId)
        void end(one, 'again').catch((error: unknown) => log.error('tryout.not_ended', {}, error))
    const running = [...kept.values()].filter((one) => !failed.has(one))
    if (running.length >= MOST) return refused('too_many', { most: MOST })
    const secret = newSecret()
    start(asked, secret)
    return ok(secret)
  }
  const afterwards = async (one: Kept, made: MadeTryout, secret: string): Promise<Wished> => {
    const wish = made.wished()
    // Another request of the same browser may have carried it out already.
    if (wish === null || kept.get(one.hash) !== one) return 'goes_on'
    if (wish === 'end') {
      await end(one, 'left')
      return 'ended'
    }
    const again = await unlessAbsent(actAs(person(one.asked.personId), (ctx) => beginAgain(ctx, one.asked.draftId)))
    await end(one, 'again')
    if (!again) return { broken: one.asked.draftId }
    start(again, secret)
    return 'goes_on'
  }

  return {
    mayCreate: databases.mayCreate,
    begin,
    walk: async (tryout, session) => {
      const one = kept.get(hashSecret(tryout).toString('hex'))
      if (!one) return null
      if (one.until <= clock.now()) {
        await end(one, 'over')
        return null
      }
      const holder = session === null ? null : await whoIs(session)
      if (holder === null) return 'nobody'
      if (holder.personId !== one.asked.personId || holder.meetsFirst !== null) return null
      const asks = (ctx: Ctx) => draftMark(ctx, one.asked.draftId)
      const stands = await unlessAbsent(actAs(person(holder.personId), asks))
      if (stands === null) {
        await end(one, 'no_right')
        return null
      }
      const made = await one.made.catch(() => null)
      if (!made) {
        drop(one)
        return { failed: one.asked.draftId }
      }
      made.draftStands(stands)
      return { answer: made.fetch, afterwards: () => afterwards(one, made, tryout) }
    },
    stop: async () => {
      clearInterval(sweeping)
      for (const one of kept.values()) drop(one)
      await Promise.all(dropping)
    },
  }
}

/** Null for whoever may not write in the draft any more. */
async function unlessAbsent<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
