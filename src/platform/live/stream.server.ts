import type { Hono } from 'hono'
import type { z } from 'zod'
import { type CaseId, NotFound, Unavailable } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import type { ParamsOf } from '../web/page.ts'
import type { C, SiteEnv, SiteParts } from '../web/parts.server.ts'
import { onError } from '../web/render.server.tsx'
import { type Changing, toldOf } from './exchange.server.tsx'
import type { Live } from './listen.server.ts'

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

/** A revision, and what a page is told with it. */
type News = { readonly revision: number; readonly data: string }

/** How often an open stream says that it lives and asks whether its session does. */
const TICK_MS = 15_000
/** Changes that come one after another are told together. */
const SETTLE_MS = 60
/** After how long a browser comes back to a stream that broke. */
const RETRY_MS = 1_000

/** Adds an address that tells open pages of changes, as server-sent events: the id of an event is the revision, its data the same or what changed. */
export function addFollowed<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L = never>(
  app: Hono<SiteEnv>,
  parts: SiteParts,
  followed: Followed<Path, P, L>,
): void {
  app.get(followed.path, async (c: C) => {
    const { signedIn, actor, namesHidden, token } = c.get('visitor')
    if (!signedIn || token === null) {
      return c.redirect(`${parts.signInPath}?back=${encodeURIComponent(c.req.path)}`, 303)
    }
    try {
      const read = followed.params.safeParse(c.req.param())
      if (!read.success) throw new NotFound(followed.topic)
      const params = read.data
      const options = { namesHidden, shows: true, ...(followed.scope ? { scope: followed.scope(params) } : {}) }
      const { changes } = followed
      const ask = (after: number): Promise<News | null> =>
        parts.actAs(
          actor,
          async (ctx) => {
            const revision = await followed.revision(ctx, params, after)
            if (revision === null) return null
            if (!changes) return { revision, data: String(revision) }
            const loaded = await changes.load(ctx, params, { since: String(after) })
            return { revision: loaded.revision, data: JSON.stringify(toldOf(c, changes, params, loaded)) }
          },
          options,
        )
      const after = revisionSeen(c)
      // Whoever may not read it gets the page that says so, rather than a stream.
      const first = await ask(after)
      c.header('content-type', 'text/event-stream; charset=utf-8')
      c.header('x-accel-buffering', 'no')
      // Without somebody who listens there is nothing to wait for: 204 tells the browser not to come back.
      if (!parts.live) return c.body(null, 204)
      const { live, whoIs, liveTickMs = TICK_MS } = parts
      const stays = async () => {
        const still = await whoIs(token, true)
        return still !== null && still.personId === signedIn.personId && still.meetsFirst === null
      }
      const follow = (changed: () => void) =>
        live.follow(followed.topic, followed.idOf(params, signedIn.personId), changed)
      const failed = (error: unknown) => parts.log.error('platform.live.failed', { topic: followed.topic }, error)
      return c.body(tell({ after, first, ask, follow, stays, failed, tickMs: liveTickMs }))
    } catch (error) {
      return onError(c, parts, error, null)
    }
  })
}

/** What the page has already: of the last event that came, or what it was written with. */
function revisionSeen(c: C): number {
  const said = Number(c.req.header('last-event-id') ?? c.req.query('since') ?? '0')
  return Number.isSafeInteger(said) && said >= 0 ? said : 0
}

type Telling = {
  readonly after: number
  readonly first: News | null
  readonly ask: (after: number) => Promise<News | null>
  readonly follow: Live['follow'] extends (topic: string, id: string, changed: infer F) => infer End
    ? (changed: F) => End
    : never
  /** Whether the session goes on; asking does not keep it from idling. */
  readonly stays: () => Promise<boolean>
  readonly failed: (error: unknown) => void
  readonly tickMs: number
}

function tell({ after, first, ask, follow, stays, failed, tickMs }: Telling): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start(stream) {
      let [told, open, asking, again] = [after, true, false, false]
      const send = (text: string) => {
        if (open) stream.enqueue(encoder.encode(text))
      }
      stop = () => {
        open = false
        clearInterval(ticking)
        unfollow()
      }
      /** `over`: come no more; the page asks for itself what is the matter. */
      const over = () => {
        send('event: over\ndata: 0\n\n')
        if (!open) return
        stop()
        stream.close()
      }
      const tellNews = (news: News | null) => {
        if (news === null || news.revision <= told) return
        told = news.revision
        send(`id: ${news.revision}\ndata: ${news.data}\n\n`)
      }
      const changed = async () => {
        again = true
        if (asking) return
        asking = true
        while (again && open) {
          again = false
          try {
            tellNews(await ask(told))
          } catch (error) {
            if (error instanceof NotFound) over()
            // What was told while the database was away is asked for at the next tick.
            else if (!(error instanceof Unavailable)) failed(error)
          }
          await new Promise((settled) => setTimeout(settled, SETTLE_MS))
        }
        asking = false
      }
      const tick = async () => {
        try {
          if (!(await stays())) return over()
          send(': here\n\n')
          await changed()
        } catch (error) {
          if (!(error instanceof Unavailable)) failed(error)
        }
      }
      const ticking = setInterval(() => void tick(), tickMs)
      ticking.unref()
      const unfollow = follow(() => void changed())
      send(`retry: ${RETRY_MS}\n\n`)
      tellNews(first)
      // Once more, for what was kept between the first question and the beginning of the stream.
      void changed()
    },
    cancel: () => stop(),
  })
}
