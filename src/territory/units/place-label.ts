import type { T } from '#platform'
import type { Place } from './unit.domain.ts'

/** "gmina Łopuszno (miejsko-wiejska), pow. kielecki, woj. świętokrzyskie": a unit that cannot be taken for another of its name. */
export function placeLabel(t: T, place: Place): string {
  if (place.level === 'voivodeship') return t('territory.place.voivodeship', { name: place.name })
  const voivodeship = place.voivodeship ?? ''
  if (place.level === 'powiat') return t('territory.place.powiat', { name: place.name, kind: place.kind, voivodeship })
  const { name, kind } = place
  const powiat = place.powiat?.name ?? ''
  return t('territory.place.gmina', { name, kind, powiat, powiatKind: place.powiat?.kind ?? 'powiat', voivodeship })
}
