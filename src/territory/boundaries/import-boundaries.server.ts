import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { REGISTER } from '../import/import-units.server.ts'
import type { Boundary } from './boundary.domain.ts'
import { boundariesOf, codesUnknown, mustDraw, saveBoundaries } from './boundary.store.server.ts'

export type BoundariesReport = Readonly<Record<'added' | 'changed' | 'unchanged', number>>
export type ImportBoundariesRefusal = 'source_missing' | 'units_unknown'
/** `source`: the register and its state, as maps say under them: "PRG, GUGiK, stan na 2026-01-01". */
export type ImportBoundariesInput = { readonly boundaries: readonly Boundary[]; readonly source: string }

const LONGEST_SOURCE = 200

/**
 * Keeps outlines of units for maps. One kept before gives way to the newer one; the same file again changes nothing, and units that a file
 * leaves out keep theirs. Refusals: `source_missing`, `units_unknown` (`why.codes`: the list of units comes first). Throws `Forbidden`.
 */
export async function importBoundaries(
  ctx: Ctx,
  { boundaries, source: named }: ImportBoundariesInput,
): Promise<Outcome<BoundariesReport, ImportBoundariesRefusal>> {
  await mustDraw(ctx)
  const source = named.trim()
  if (source === '' || source.length > LONGEST_SOURCE) return refused('source_missing', { most: LONGEST_SOURCE })
  const codes = boundaries.map(({ code }) => code)
  const unknown = await codesUnknown(ctx, codes)
  if (unknown.length > 0) return refused('units_unknown', { count: unknown.length, codes: unknown.slice(0, 50) })
  const kept = await boundariesOf(ctx, codes)
  const same = ({ code, rings }: Boundary) => {
    const before = kept.get(code)
    return before?.source === source && JSON.stringify(before.rings) === JSON.stringify(rings)
  }
  const fresh = boundaries.filter((one) => !same(one))
  await saveBoundaries(
    ctx,
    fresh.map((one) => ({ ...one, source })),
  )
  const added = fresh.filter(({ code }) => !kept.has(code)).length
  const report = { added, changed: fresh.length - added, unchanged: boundaries.length - fresh.length }
  const payload = { ...report, source }
  await record(ctx, { chain: 'territory', about: REGISTER, name: 'territory.boundaries.imported', payload })
  return ok(report)
}
