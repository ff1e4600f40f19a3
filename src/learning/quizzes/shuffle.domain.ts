/** A number of 32 bits from a text: every letter of the text changes it (FNV-1a). */
function digest(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Numbers between 0 and 1, always the same for one seed (mulberry32). */
function numbersOf(seed: string): () => number {
  let state = digest(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same things in an order that the seed decides, and nothing else. */
export function shuffled<Thing>(things: readonly Thing[], seed: string): readonly Thing[] {
  const next = numbersOf(seed)
  return things
    .map((thing, index) => ({ thing, index, drawn: next() }))
    .toSorted((one, other) => one.drawn - other.drawn || one.index - other.index)
    .map(({ thing }) => thing)
}
