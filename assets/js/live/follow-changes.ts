/** What a page hears: the newest revision it may read; that it is cut off, and back; that it may not follow any more. */
export type Hearing = {
  /** `told`: what came with it, of an address that tells what changed. */
  readonly changed: (revision: number, told: string) => void
  readonly away?: () => void
  readonly back?: () => void
  readonly over?: () => void
}

/**
 * Follows an address of changes from a revision on, while the page is looked at: a browser keeps few connections to one site, and a page in the
 * background needs none. What was missed is told when it comes back. Answers how to end it.
 */
export function followChanges(url: string, since: number, hear: Hearing): () => void {
  let seen = since
  let source: EventSource | null = null
  let over = false

  const close = () => {
    source?.close()
    source = null
  }
  const open = () => {
    if (source || over || document.hidden) return
    source = new EventSource(`${url}?since=${seen}`)
    source.addEventListener('open', () => hear.back?.())
    source.addEventListener('error', () => {
      const gone = source?.readyState === EventSource.CLOSED
      hear.away?.()
      // A browser gives up after an answer that is no stream; it may have been a proxy that had nobody behind it.
      if (gone) {
        close()
        setTimeout(open, 5_000)
      }
    })
    source.addEventListener('message', ({ data, lastEventId }) => {
      const revision = Number(lastEventId)
      if (revision <= seen) return
      seen = revision
      hear.changed(revision, data)
    })
    source.addEventListener('over', () => {
      over = true
      close()
      hear.over?.()
    })
  }
  const look = () => (document.hidden ? close() : open())

  document.addEventListener('visibilitychange', look)
  addEventListener('pagehide', close)
  open()
  return () => {
    over = true
    close()
    document.removeEventListener('visibilitychange', look)
  }
}
