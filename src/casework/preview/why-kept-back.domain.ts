import type { Extent, Model, Sector } from '#model'
import { isSpecial, sharingCell } from '../sharing/bounds.domain.ts'

/** Why somebody with a place in the case is not shown a category, or not all of it. */
export type KeptBackWhy =
  | { readonly reason: 'shown_in_part' }
  | { readonly reason: 'shown_less'; readonly extent: Extent }
  | { readonly reason: 'not_in_model' }
  | { readonly reason: 'special' }
  | { readonly reason: 'not_shown' }

type Asked = {
  readonly roles: readonly string[]
  readonly sector: Sector
  readonly category: string
  /** What is shown of the category to this person today. */
  readonly shown: readonly { readonly extent: Extent; readonly narrowed: boolean }[]
}

/** The nearest reason: what is shown already says more than that the model would not let it be, and that says more than that nobody did. */
export function whyKeptBack(model: Model, { roles, sector, category, shown }: Asked): KeptBackWhy {
  if (shown.some(({ extent }) => extent === 'full')) return { reason: 'shown_in_part' }
  const [less] = shown
  if (less) return { reason: 'shown_less', extent: less.extent }
  if (!roles.some((role) => sharingCell(model, { role, sector }, category))) return { reason: 'not_in_model' }
  return { reason: isSpecial(model, category) ? 'special' : 'not_shown' }
}
