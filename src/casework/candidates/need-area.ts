import { type Category, categoryCalled, directoryMessages } from '#directory'
import type { Model } from '#model'
import type { Need } from './need.domain.ts'

type OfModel = { readonly model: Model }
type AreaOf = Pick<Need, 'area' | 'goods'>

/** What the model calls the area or the kind of goods of a need. */
export function areaName({ model }: OfModel, { area, goods }: AreaOf): string {
  const { basket } = model.document
  const [list, item] = area === null ? [basket?.goods, goods] : [basket?.areas, area]
  return list && item !== null ? (model.listItem(list, item)?.label ?? '') : ''
}

/** The category of the directory that a need is of; nothing where its area is called like none. */
export function categoryOf(known: OfModel, need: AreaOf): Category | null {
  if (need.goods !== null) return 'goods'
  return categoryCalled(areaName(known, need), CATEGORY_NAMES)
}

const GROUP = 'directory.category.'
/** The directory's own names of its categories, in Polish as the lists of models are. */
const CATEGORY_NAMES = Object.fromEntries(
  Object.entries(directoryMessages.pl).flatMap(([key, name]) =>
    key.startsWith(GROUP) ? [[key.slice(GROUP.length), name]] : [],
  ),
) as Readonly<Record<Category, string>>
