import { takePlace } from './stream-places.ts'

/** What a page hears: the newest revision it may read; that it is cut off, and back; that it may not follow any more. */
export type Hearing = {
  /** `told`: what came with it, of an address that tells what changed. */
  readonly changed: (revision: number, told: string) => void
  readonly away?: () => void
  readonly back?: () => void
  readonly over?: () => void
}
type Followed = { readonly url: string; seen: number; readonly hear: Hearing }

/** Where all that a page follows is told by one stream. */
const STREAM = '/live'
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 60_000
/** How often a page asks that has no place for a stream, because other windows hold them all. */
const ASK_EVERY_MS = 5_000

const followed = new Set<Followed>()
let source: EventSource | null = null
let giveBack = () => {}
let timer: ReturnType<typeof setTimeout> | undefined
let wait = FIRST_WAIT_MS
/** Which opening counts: what was closed while it waited for its place does not open any more. */
let turn = 0

/**
 * Follows an address of changes from a revision on, while the page is looked at: everything on it by one stream, and none for a page in the
 * background. What was missed is told when it comes back. Answers how to end it.
 */
export function followChanges(url: string, since: number, hear: Hearing): () => void {
  const one: Followed = { url, seen: since, hear }
  followed.add(one)
  begin()
  return () => {
    if (followed.delete(one)) begin()
  }
}

/** Opens the stream anew for all that is followed now: at once, yet only when everything on the page was heard of. */
function begin(after = 0): void {
  close()
  timer = setTimeout(() => void open(), after)
}

function close(): void {
  turn += 1
  clearTimeout(timer)
  source?.close()
  source = null
  giveBack()
  giveBack = () => {}
}

async function open(): Promise<void> {
  if (followed.size === 0 || document.hidden) return
  const mine = turn
  const place = await takePlace()
  if (mine !== turn) return place?.()
  if (place) giveBack = place
  listen([...followed], place === null)
}

/** @param once without a place: what is new is told, and the connection is free again */
function listen(those: readonly Followed[], once: boolean): void {
  const asked = new URLSearchParams(those.map(({ url, seen }) => ['of', `${url}@${seen}`]))
  if (once) asked.set('once', '')
  const opened = new EventSource(`${STREAM}?${asked}`)
  source = opened
  opened.addEventListener('open', () => {
    wait = FIRST_WAIT_MS
    for (const { hear } of followed) hear.back?.()
  })
  opened.addEventListener('error', () => {
    for (const { hear } of followed) hear.away?.()
    // A browser gives up after an answer that is no stream; it may have been a proxy that had nobody behind it.
    if (opened.readyState !== EventSource.CLOSED) return
    begin(wait)
    wait = Math.min(LONGEST_WAIT_MS, wait * 2)
  })
  opened.addEventListener('message', ({ data }) => {
    const [, no = '', revision = '', told = ''] = /^(\d+) (\d+) ?(.*)$/.exec(String(data)) ?? []
    const one = those[Number(no)]
    if (!one || !followed.has(one) || Number(revision) <= one.seen) return
    one.seen = Number(revision)
    one.hear.changed(one.seen, told)
  })
  opened.addEventListener('rest', () => begin(ASK_EVERY_MS))
  opened.addEventListener('over', ({ data }) => {
    for (const one of data === 'all' ? those : those.filter((_, no) => no === Number(data))) {
      if (followed.delete(one)) one.hear.over?.()
    }
    if (followed.size === 0) close()
  })
}

document.addEventListener('visibilitychange', () => (document.hidden ? close() : begin()))
addEventListener('pagehide', close)
// A page that comes back as it was left, from the browser's memory.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) begin()
})
