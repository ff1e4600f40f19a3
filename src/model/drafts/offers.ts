import { type T, useReader } from '#platform'
import { createContext, useContext } from '#platform/ui'
import type { Drawn } from '../definition/drawn.domain.ts'
import { wordLabel } from './draft-words.ts'
import type { Place } from './find-place.domain.ts'
import { EVENT_KINDS, ITEM_CATEGORY, type Offer, offersBetween, offersOf, picksOf } from './offers.domain.ts'
import { useValues } from './use-values.ts'

/** The draft around the fields: all its places, and the one whose page this is. */
export type DraftAround = {
  readonly places: readonly Place[]
  readonly place: Place
  /** The places of the version from which the draft was begun, where the page needs them: how cases are moved names both. */
  readonly before: readonly Place[]
}
export const DraftContext = createContext<DraftAround | null>(null)

export function useDraft(): DraftAround {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('A field of a draft was rendered outside its draft')
  return draft
}

/** What there is to choose for a value; nothing where it is typed. */
export function useOffers(drawn: Drawn, name: string, around: readonly string[]): readonly Offer[] | null {
  const { t } = useReader()
  const { places: current, place, before } = useDraft()
  const values = useValues()
  const beside = (key: string) => [values[name.replace(/[^.]*$/, key)] ?? ''].flat()[0] ?? ''
  // Rules of a mapping are asked of the case as it stands, so what they name belongs to the old version.
  const places = place.kind === 'mapping_change' ? before : current
  switch (drawn.is) {
    case 'choice':
      return drawn.words.map((word) => ({ value: word, label: wordLabel(t, word, around[0] ?? '') }))
    case 'ref':
      return offersOf(places, drawn.to)
    case 'pick':
      return picksOf(places, drawn.from, place, beside, t('model.handbook.map.previous'))
    case 'between': {
      const sides = drawn.side === 'old' ? { own: before, other: current } : { own: current, other: before }
      return offersBetween(drawn, sides, beside('form'))
    }
    case 'event_subject':
      return eventSubjects(t, places)
    case 'category_of_field':
      return [{ value: ITEM_CATEGORY, label: t('model.drafts.category_of_item') }, ...offersOf(places, 'category')]
    default:
      return null
  }
}

const eventSubjects = (t: T, places: readonly Place[]): readonly Offer[] =>
  EVENT_KINDS.flatMap((kind) =>
    offersOf(places, kind).map(({ value, label }) => ({ value, label: `${t(`model.element.${kind}`)}: ${label}` })),
  )
