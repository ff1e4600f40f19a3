import { type Outcome, ok, refused } from '#kernel'
import { EXTENTS, type Extent, type Ground, type Model, type Sector, type Sharing } from '#model'

/** To whom something is shown, as the sharing of a model knows recipients. */
export type Recipient = { readonly role: string; readonly sector: Sector }

/**
 * What the model lets this recipient be shown of a category at most; nothing when there is no such row (FORMAT.md, section 6). A row for
 * the sector takes precedence over the row of the same role and category for all sectors.
 */
export function sharingCell(model: Model, { role, sector }: Recipient, category: string): Sharing | undefined {
  const rows = model.document.sharing.filter((row) => row.role === role && row.categories.includes(category))
  return rows.find(({ sectors }) => sectors?.includes(sector)) ?? rows.find(({ sectors }) => sectors === undefined)
}

/** What still makes sense to show a worker of the case instead of more. */
const NARROWER: readonly Extent[] = ['extract', 'own_part', 'existence']

/** The extents a row leaves to choose from, the widest first. Only a role that sees names can be shown less than its row says. */
export function extentsWithin(model: Model, cell: Sharing): readonly Extent[] {
  const widest = EXTENTS.indexOf(cell.extent)
  const narrower = NARROWER.filter((extent) => EXTENTS.indexOf(extent) > widest)
  return model.role(cell.role).sees === 'names' ? [cell.extent, ...narrower] : [cell.extent]
}

/** Hidden unless a ground covers exactly this category: no proposal, no trace. */
export const isSpecial = (model: Model, category: string): boolean =>
  ['special', 'pointer_only'].includes(model.category(category).sensitivity)

/** Categories that the sharing of the model knows for this recipient, in the order of the model. */
export const categoriesFor = (model: Model, recipient: Recipient): readonly string[] =>
  model.category.all.map(({ id }) => id).filter((category) => sharingCell(model, recipient, category) !== undefined)

export type BoundsRefusal = 'not_in_sharing' | 'out_of_bounds' | 'ground_not_in_sharing'
export type Asked = Recipient & { readonly category: string; readonly extent: Extent; readonly ground: string }
export type Allowed = { readonly cell: Sharing; readonly ground: Ground }

/** Whether a disclosure stays within the sharing of the model: the extent not wider than its row, on a ground that the row lists. */
export function withinSharing(model: Model, asked: Asked): Outcome<Allowed, BoundsRefusal> {
  const cell = sharingCell(model, asked, asked.category)
  if (!cell) return refused('not_in_sharing', { field: 'category' })
  const { clause } = cell
  if (!extentsWithin(model, cell).includes(asked.extent)) return refused('out_of_bounds', { field: 'extent', clause })
  if (!cell.grounds.includes(asked.ground)) return refused('ground_not_in_sharing', { field: 'ground', clause })
  return ok({ cell, ground: model.ground(asked.ground) })
}
