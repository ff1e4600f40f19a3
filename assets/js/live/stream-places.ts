/**
 * A browser keeps six connections to one site for all of its windows together, and a stream holds one for as long as it is open. So many pages hold
 * one at a time; what is left is for pages to be loaded by.
 */
const PLACES = 4

/** Takes a place for a stream; answers how to give it back, or null when others hold all of them. */
export async function takePlace(): Promise<(() => void) | null> {
  // Told to pages of a safe address only; where it is not, a place is never missing.
  if (!('locks' in navigator)) return () => {}
  for (let no = 0; no < PLACES; no += 1) {
    const given = await new Promise<(() => void) | null>((answer) => {
      void navigator.locks.request(`kooperacja stream ${no}`, { ifAvailable: true }, (lock) => {
        if (!lock) return answer(null)
        return new Promise<void>((give) => answer(give))
      })
    })
    if (given) return given
  }
  return null
}
