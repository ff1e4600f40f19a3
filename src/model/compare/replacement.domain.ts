/** Parts that others took the place of, as a mapping between two versions says: one or several, by one or several. */
export type Replacement = {
  readonly kind: 'stage' | 'step' | 'role' | 'form' | 'field'
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** As much of a mapping as a comparison reads (FORMAT.md, section 13). */
export type ReadMapping = {
  readonly changes: readonly { readonly kind: string; readonly from?: unknown; readonly to?: unknown }[]
}

const KINDS = ['stage', 'step', 'role', 'form', 'field'] as const
const CHANGE = /^(?<kind>[a-z]+)_(?:renamed|split|merged|moved)$/

/** What a mapping says took the place of what; everything else in it tells what becomes of running cases. */
export function replacementsOf(mapping: ReadMapping): readonly Replacement[] {
  return mapping.changes.flatMap(({ kind: change, from, to }) => {
    const kind = KINDS.find((one) => one === CHANGE.exec(change)?.groups?.kind)
    const [before, after] = [keysOf(from), keysOf(to)]
    return kind && before.length > 0 && after.length > 0 ? [{ kind, from: before, to: after }] : []
  })
}

/** Ids of elements, and fields as the form and their own id. */
const keysOf = (given: unknown): readonly string[] =>
  [given].flat().flatMap((one) => {
    if (typeof one === 'string') return [one]
    const place: { readonly form?: unknown; readonly field?: unknown } =
      typeof one === 'object' && one !== null ? one : {}
    return typeof place.form === 'string' && typeof place.field === 'string' ? [`${place.form}/${place.field}`] : []
  })
