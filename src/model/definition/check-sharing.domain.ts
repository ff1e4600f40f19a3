import type { Check } from './check.domain.ts'
import type { Extent, Sees, Sharing } from './document.ts'
import { at } from './shape.domain.ts'

/** What may be disclosed at most, by what the role sees (FORMAT.md, section 6). */
const EXTENTS_OF: ReadonlyMap<Sees, readonly Extent[]> = new Map([
  ['names', ['full', 'extract', 'own_part', 'existence', 'coded', 'counts']],
  ['coded', ['coded', 'counts']],
  ['own_tasks', ['own_part', 'extract', 'counts']],
  ['own_data', ['own_data']],
  ['counts', ['counts']],
])

/** Rows of the sharing defaults: each within its role, its categories and its grounds, and no cell twice. */
export function checkSharing(check: Check): void {
  const roles = new Map(check.document.roles.map((role) => [role.id, role]))
  const cells = new Set<string>()
  check.document.sharing.forEach((row, index) => {
    const path = `sharing[${index}]`
    const sees = roles.get(row.role)?.sees
    const allowed = sees && EXTENTS_OF.get(sees)
    if (allowed && !allowed.includes(row.extent)) check.refuse('extent_above_role', at(path, 'extent'), row.extent)
    checkCells(check, row, path, cells)
    checkPointers(check, row, path, sees)
    checkStatistics(check, row, path)
  })
}

/** A cell is (role, sector, category); a row without sectors is a cell of its own, which rows with sectors override. */
function checkCells({ refuse }: Check, row: Sharing, path: string, cells: Set<string>): void {
  row.categories.forEach((category, index) => {
    const keys = (row.sectors ?? ['']).map((sector) => [row.role, sector, category].join(' '))
    if (keys.some((key) => cells.has(key)) || new Set(keys).size < keys.length)
      refuse('duplicate_cell', at(at(path, 'categories'), index), `roli „${row.role}” kategorii „${category}”`)
    for (const key of keys) cells.add(key)
  })
}

function checkPointers({ document, refuse }: Check, row: Sharing, path: string, sees: Sees | undefined): void {
  const pointers = new Set(document.categories.filter((one) => one.sensitivity === 'pointer_only').map((one) => one.id))
  row.categories.forEach((category, index) => {
    if (pointers.has(category) && (row.extent !== 'existence' || sees === 'own_data'))
      refuse('pointer_content', at(at(path, 'categories'), index), category)
  })
}

/** `coded` is still personal data; statistics cover only counts. */
function checkStatistics({ document, refuse }: Check, row: Sharing, path: string): void {
  if (row.extent === 'counts') return
  const statistics = new Set(document.grounds.filter((one) => one.kind === 'statistics').map((one) => one.id))
  row.grounds.forEach((ground, index) => {
    if (statistics.has(ground)) refuse('coded_on_statistics', at(at(path, 'grounds'), index), ground)
  })
}
