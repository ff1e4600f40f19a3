import type { Hono } from 'hono'
import type { z } from 'zod'
import { type CaseId, NotFound } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import type { ParamsOf } from '../web/page.ts'
import type { C, SiteEnv, SiteParts } from '../web/parts.server.ts'
import { onError } from '../web/render.server.tsx'
import { type Changing, toldOf } from './exchange.server.tsx'
import { type News, RETRY, type Telling, type Thing, tell } from './telling.server.ts'

/** What an open page can follow: an address that tells that something changed. */
export type Followed<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L = never> = {
  readonly path: Path
  readonly params: z.ZodType<P>
  /** What `announce` names, and which one. */
  readonly topic: string
  readonly idOf: (params: P, personId: string) => string
  readonly scope?: (params: P) => CaseId
  /**
   * The newest revision after `after` of what this reader may read, null when there is none; asked again for each reader and change, so nobody
   * learns of a change in what is hidden from them. Throws `NotFound` when the reader may not read it any more.
   */
  readonly revision: (ctx: Ctx, params: P, after: number) => Promise<number | null>
  /**
   * What changed after a revision, told at once to a page on which many write together: the same that the page could fetch, read in the same
   * transaction, which says how far it reaches.
   */
  readonly changes?: Changing<P, L & { readonly revision: number }>
}

/** The same whatever its parameters are, found by a whole address. */
export type Following = {
  readonly path: string
  readonly topic: string
  /** The thing at an address, with the revision that the page has of it. Throws `NotFound` when the address is none of these. */
  readonly at: (c: C, parts: SiteParts, params: Readonly<Record<string, string>>, after: number) => Thing
}

/** How often an open stream says that it lives and asks whether its session does. */
const TICK_MS = 15_000
/** So many things a page may follow. */
const MOST = 8
const STREAM = 'text/event-stream; charset=utf-8'

export function following<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L = never>({
  path,
  topic,
  params,
  idOf,
  scope,
  revision,
  changes,
}: Followed<Path, P, L>): Following {
  return {
    ...{ path, topic },
    at: (c, parts, given, after) => {
      const { signedIn, actor, namesHidden } = c.get('visitor')
      const read = params.safeParse(given)
      if (!read.success || !signedIn) throw new NotFound(topic)
      const options = { namesHidden, shows: true, ...(scope ? { scope: scope(read.data) } : {}) }
      const ask = async (ctx: Ctx, since: number): Promise<News | null> => {
        const newest = await revision(ctx, read.data, since)
        if (newest === null || !changes) return newest === null ? null : { revision: newest, told: null }
        const loaded = await changes.load(ctx, read.data, { since: String(since) })
        return { revision: loaded.revision, told: JSON.stringify(toldOf(c, changes, read.data, loaded)) }
      }
      return {
        after,
        ask: (since) => parts.actAs(actor, (ctx) => ask(ctx, since), options),
        follow: (changed) => parts.live?.follow(topic, idOf(read.data, signedIn.personId), changed) ?? (() => {}),
      }
    },
  }
}

/** Adds an address that tells of changes of one thing, as server-sent events: the id of an event is the revision, its data the same or what changed. */
export function addFollowed<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L = never>(
  app: Hono<SiteEnv>,
  parts: SiteParts,
  followed: Followed<Path, P, L>,
): void {
  const { at, topic, path } = following(followed)
  app.get(path, async (c: C) => {
    if (!c.get('visitor').signedIn) {
      return c.redirect(`${parts.signInPath}?back=${encodeURIComponent(c.req.path)}`, 303)
    }
    try {
      const said = c.req.header('last-event-id') ?? c.req.query('since')
      const thing = at(c, parts, c.req.param(), revisionIn(said))
      // Whoever may not read it gets the page that says so, rather than a stream.
      await thing.ask(thing.after)
      // Without somebody who listens there is nothing to wait for: 204 tells the browser not to come back.
      if (!parts.live) return c.body(null, 204)
      return streamed(c, parts, {
        things: [thing],
        event: (_, { revision, told }) => `id: ${revision}\ndata: ${told ?? revision}\n\n`,
        over: () => 'event: over\ndata: 0\n\n',
        once: false,
        topic,
      })
    } catch (error) {
      return onError(c, parts, error, null)
    }
  })
}

/** Where a page follows all that it shows: a browser keeps few connections to one site, and a page takes one of them. */
export const LIVE_PATH = '/live'

/**
 * Adds the address at which an open page follows several things by one stream: `of` names each by its own address and the revision that the page
 * has, as `/cases/…/live@17`. The data of an event are which of them it is, from 0, its revision, and what changed where that is told. What the reader may not follow is `over` with
 * its number, and everything is `over` with `all` when nobody is signed in any more: a page that is open then has nothing to read an error in.
 */
export function addFollowedTogether(app: Hono<SiteEnv>, parts: SiteParts, known: readonly Following[]): void {
  app.get(LIVE_PATH, (c: C) => {
    const asked = (c.req.queries('of') ?? []).slice(0, MOST)
    const seen = (c.req.header('last-event-id') ?? '').split('.')
    return streamed(c, parts, {
      things: asked.map((one, no) => thingAt(c, parts, known, one, seen[no])),
      event: (no, { revision, told }, all) =>
        `id: ${all.join('.')}\ndata: ${no} ${revision}${told === null ? '' : ` ${told}`}\n\n`,
      over: (no) => `event: over\ndata: ${no ?? 'all'}\n\n`,
      once: c.req.query('once') !== undefined,
      topic: 'together',
    })
  })
}

function thingAt(c: C, parts: SiteParts, known: readonly Following[], asked: string, seen: string | undefined) {
  const [address = '', since] = asked.split('@')
  for (const { path, at } of known) {
    const params = paramsIn(path, address)
    if (!params) continue
    try {
      return at(c, parts, params, revisionIn(seen || since))
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
    }
  }
  return null
}

/** The parameters of an address of this pattern; nothing for another one. */
function paramsIn(path: string, address: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [path.split('/'), address.split('/')]
  if (wanted.length !== given.length) return null
  const pairs = wanted.map((part, at) => [part, given[at] ?? ''] as const)
  if (pairs.some(([part, said]) => !part.startsWith(':') && part !== said)) return null
  return Object.fromEntries(pairs.flatMap(([part, said]) => (part.startsWith(':') ? [[part.slice(1), said]] : [])))
}

/** What the page has already: of the last event that came, or what it was written with. */
function revisionIn(said: string | undefined): number {
  const revision = Number(said ?? '0')
  return Number.isSafeInteger(revision) && revision >= 0 ? revision : 0
}

type Streamed = Omit<Telling, 'stays' | 'failed' | 'tickMs'> & { readonly topic: string }

function streamed(c: C, parts: SiteParts, { topic, ...telling }: Streamed): Response {
  const { signedIn, token } = c.get('visitor')
  const { whoIs, liveTickMs: tickMs = TICK_MS, log } = parts
  c.header('content-type', STREAM)
  c.header('x-accel-buffering', 'no')
  if (!signedIn || token === null || !parts.live) return c.body(RETRY + telling.over(null))
  const stays = async () => {
    const still = await whoIs(token, true)
    return still !== null && still.personId === signedIn.personId && still.meetsFirst === null
  }
  const failed = (error: unknown) => log.error('platform.live.failed', { topic }, error)
  return c.body(tell({ ...telling, stays, failed, tickMs }))
}
