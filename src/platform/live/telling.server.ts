import { NotFound, Unavailable } from '#kernel'

/** A revision, and where many write together what changed with it, in one line; null where the page asks for itself. */
export type News = { readonly revision: number; readonly told: string | null }

/** One thing that an open page follows. */
export type Thing = {
  /** The revision that the page has already. */
  readonly after: number
  /** The newest revision after one of what the reader may read, null when there is none. Throws `NotFound` when they may not read it any more. */
  readonly ask: (after: number) => Promise<News | null>
  /** Calls whenever the thing may have changed, until what it answers is called. */
  readonly follow: (changed: () => void) => () => void
}

export type Telling = {
  /** Null for one that the reader may not follow at all. */
  readonly things: readonly (Thing | null)[]
  /** The event of what is new of one of them, where `revisions` are the newest of all. */
  readonly event: (no: number, news: News, revisions: readonly number[]) => string
  /** What says that one of them is followed no longer, or all: come no more; the page asks for itself what is the matter. */
  readonly over: (no: number | null) => string
  /** Tells what is new now and ends, for a page that comes again by itself. */
  readonly once: boolean
  /** Whether the session goes on; asking does not keep it from idling. */
  readonly stays: () => Promise<boolean>
  readonly failed: (error: unknown) => void
  readonly tickMs: number
}

/** Changes that come one after another are told together. */
const SETTLE_MS = 60
/** After how long a browser comes back to a stream that broke. */
const RETRY_MS = 1_000
export const RETRY = `retry: ${RETRY_MS}\n\n`
/** That everything new was told: the page ends the stream. */
export const REST = 'event: rest\ndata: 0\n\n'

/** A stream of server-sent events that tells an open page of changes. */
export function tell({ things, event, over, once, stays, failed, tickMs }: Telling): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start(stream) {
      let open = true
      const told = things.map((thing) => thing?.after ?? 0)
      const followed = new Map<number, () => void>()
      const send = (text: string) => {
        if (open) stream.enqueue(encoder.encode(text))
      }
      stop = () => {
        open = false
        clearInterval(ticking)
        for (const end of followed.values()) end()
        followed.clear()
      }
      const end = (text: string) => {
        send(text)
        if (!open) return
        stop()
        stream.close()
      }
      const endOne = (no: number) => {
        followed.get(no)?.()
        followed.delete(no)
        if (followed.size === 0) end(over(no))
        else send(over(no))
      }
      const askFor = async (no: number, ask: Thing['ask']) => {
        try {
          const news = await ask(told[no] ?? 0)
          if (news === null || news.revision <= (told[no] ?? 0)) return
          told[no] = news.revision
          send(event(no, news, told))
        } catch (error) {
          if (error instanceof NotFound) endOne(no)
          // What was told while the database was away is asked for at the next tick.
          else if (!(error instanceof Unavailable)) failed(error)
        }
      }
      /** Asks again for what changed while it was asked. */
      const askers = things.map((thing, no) => {
        let [asking, again] = [false, false]
        return async () => {
          again = true
          if (asking || !thing) return
          asking = true
          while (again && open && followed.has(no)) {
            again = false
            await askFor(no, thing.ask)
            await new Promise((settled) => setTimeout(settled, SETTLE_MS))
          }
          asking = false
        }
      })
      const askAll = () => Promise.all(askers.map((ask) => ask()))
      const tick = async () => {
        try {
          if (!(await stays())) return end(over(null))
          send(': here\n\n')
          await askAll()
        } catch (error) {
          if (!(error instanceof Unavailable)) failed(error)
        }
      }
      const ticking = once ? undefined : setInterval(() => void tick(), tickMs)
      ticking?.unref()
      send(RETRY)
      for (const [no, thing] of things.entries()) {
        if (thing) followed.set(no, once ? () => {} : thing.follow(() => void askers[no]?.()))
        else send(over(no))
      }
      if (followed.size === 0) return end(over(null))
      // For what was kept between the question of the page and the beginning of the stream.
      void askAll().then(() => once && end(REST))
    },
    cancel: () => stop(),
  })
}
