/** How often one address may ask within a time. */
export type AtMost = { readonly asks: number; readonly withinMs: number }

/** More addresses than this at once are not told apart for long: the oldest are forgotten. */
const MOST_ADDRESSES = 10_000

/**
 * Counts asks of addresses in the memory of this process, for answers that cost something and hide nothing. Answers how many seconds to wait, or
 * null where the ask is within the limit. What must not be guessed is counted in the database instead.
 */
export function atMost({ asks, withinMs }: AtMost, now: () => number = Date.now): (address: string) => number | null {
  const windows = new Map<string, { readonly began: number; count: number }>()
  return (address) => {
    const at = now()
    const window = windows.get(address)
    if (!window || at - window.began >= withinMs) {
      windows.delete(address)
      windows.set(address, { began: at, count: 1 })
      const [oldest] = windows.keys()
      if (windows.size > MOST_ADDRESSES && oldest !== undefined) windows.delete(oldest)
      return null
    }
    window.count += 1
    return window.count <= asks ? null : Math.ceil((window.began + withinMs - at) / 1000)
  }
}
