import { diffArrays } from 'diff'

/** What stands at the same place in two lists: on both sides, or on one. */
export type Pair<T> = { readonly before: T | null; readonly after: T | null }

/**
 * Two lists beside each other. What is the same on both sides stays together; between such places, those that are alike are one that
 * changed, and of the others, what went stands before what came.
 * @param keyOf the same for what is the same
 */
export function aligned<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
  alike: (one: T, other: T) => boolean,
): readonly Pair<T>[] {
  const changes = diffArrays(before.map(keyOf), after.map(keyOf))
  const pairs: Pair<T>[] = []
  let [inOld, inNow] = [0, 0]
  let [gone, come]: [T[], T[]] = [[], []]
  const close = () => {
    pairs.push(...pairedInOrder(gone, come, alike))
    gone = []
    come = []
  }
  for (const { value, added, removed } of changes) {
    const count = value.length
    if (added) come.push(...after.slice(inNow, inNow + count))
    else if (removed) gone.push(...before.slice(inOld, inOld + count))
    else {
      close()
      pairs.push(...value.map((_, no) => ({ before: before[inOld + no] ?? null, after: after[inNow + no] ?? null })))
    }
    if (!added) inOld += count
    if (!removed) inNow += count
  }
  close()
  return pairs
}

/** Each that came with the first alike that went and is not yet passed. */
function pairedInOrder<T>(
  gone: readonly T[],
  come: readonly T[],
  alike: (one: T, other: T) => boolean,
): readonly Pair<T>[] {
  const pairs: Pair<T>[] = []
  let from = 0
  for (const after of come) {
    const at = gone.findIndex((before, no) => no >= from && alike(before, after))
    if (at < 0) {
      pairs.push({ before: null, after })
      continue
    }
    pairs.push(...gone.slice(from, at).map((before) => ({ before, after: null })), { before: gone[at] ?? null, after })
    from = at + 1
  }
  const left = gone.slice(from).map((before) => ({ before, after: null }))
  // What is left over went; it stands before what came after the last pair.
  const last = pairs.findLastIndex(({ before }) => before !== null)
  return [...pairs.slice(0, last + 1), ...left, ...pairs.slice(last + 1)]
}

const WORD = /[\p{L}\p{N}]+/gu
/** Texts with fewer of their words in common than this are not one that changed. */
const LEAST_IN_COMMON = 0.3

/** Whether one text may be the other, reworded. */
export function areAlike(one: string, other: string): boolean {
  const [words, others] = [new Set(one.match(WORD)), new Set(other.match(WORD))]
  const common = [...words].filter((word) => others.has(word)).length
  const all = Math.max(words.size, others.size)
  return all === 0 || common / all >= LEAST_IN_COMMON
}
