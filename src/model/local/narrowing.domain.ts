import { type Extent, SECTORS, type Sector, type Sharing } from '../definition/document.ts'
import type { SettingOf } from './local-setting.domain.ts'

/** What one role may be shown, in rows like those of the model. */
export type SharedRow = Pick<Sharing, 'categories' | 'extent' | 'grounds'> & {
  readonly sectors?: readonly Sector[] | undefined
}
export type Narrowing = SettingOf<'narrow_sharing'>

/** What each extent holds within it. An extract and the own part are two different things, neither within the other. */
export const WITHIN: Readonly<Record<Extent, readonly Extent[]>> = {
  full: ['full', 'extract', 'own_part', 'existence', 'coded', 'counts'],
  extract: ['extract', 'existence', 'counts'],
  own_part: ['own_part', 'existence', 'counts'],
  existence: ['existence', 'counts'],
  coded: ['coded', 'counts'],
  counts: ['counts'],
  own_data: ['own_data'],
}

/** The row that counts for a category and sector: one for the sector comes before one for all (FORMAT.md, section 6). */
export function rowFor<R extends SharedRow>(rows: readonly R[], sector: Sector, category: string): R | undefined {
  const about = rows.filter(({ categories }) => categories.includes(category))
  return about.find(({ sectors }) => sectors?.includes(sector)) ?? about.find(({ sectors }) => sectors === undefined)
}

/**
 * Whether nobody would be shown more of anything: asked of every sector and category, because a row for a sector that is left out would
 * let the row for all of them count.
 */
export function isNarrower(own: readonly SharedRow[], rows: readonly SharedRow[]): boolean {
  const categories = new Set(rows.flatMap((row) => row.categories))
  return SECTORS.every((sector) =>
    [...categories].every((category) => {
      const row = rowFor(rows, sector, category)
      if (!row) return true
      const of = rowFor(own, sector, category)
      if (!of) return false
      return WITHIN[of.extent].includes(row.extent) && row.grounds.every((ground) => of.grounds.includes(ground))
    }),
  )
}

/** The sharing of a model with the rows of narrowed roles in place of its own, under the paragraphs that they narrow. */
export function narrowedSharing(sharing: readonly Sharing[], narrowings: readonly Narrowing[]): readonly Sharing[] {
  const narrowed = new Map(narrowings.map(({ target, value }) => [target, value.rows]))
  const kept = sharing.filter(({ role }) => !narrowed.has(role))
  const added = [...narrowed].flatMap(([role, rows]) => {
    const own = sharing.filter((row) => row.role === role)
    return rows.flatMap(({ sectors, categories, extent, grounds }): readonly Sharing[] => {
      const [category] = categories
      const of = own.find((row) => category !== undefined && row.categories.includes(category))
      // Without a ground nobody may be shown anything.
      if (!of || grounds.length === 0) return []
      return [{ role, ...(sectors ? { sectors } : {}), categories, extent, grounds, clause: of.clause }]
    })
  })
  return [...kept, ...added]
}
