import { type LocalDate, localDate } from '#kernel'
import type { ModelDocument, Sector } from '#model'
import type { UnitKind } from '#territory'

/** The gmina of every try-out. No unit of the register has these codes. */
export const GMINA = '990101'
const POWIAT = '9901'
const VOIVODESHIP = '99'

/** Since when the place of a try-out is as it is. */
export const SINCE: LocalDate = localDate('2020-01-01')

/** The units of a try-out, with a gmina of a kind to which the model applies. */
export function unitsOf({ appliesTo }: ModelDocument) {
  const kind: UnitKind = appliesTo.gminaKinds[0] ?? 'rural'
  return [
    { code: VOIVODESHIP, level: 'voivodeship', kind: 'voivodeship', name: 'próbne', parentCode: null },
    { code: POWIAT, level: 'powiat', kind: 'powiat', name: 'próbny', parentCode: VOIVODESHIP },
    { code: GMINA, level: 'gmina', kind, name: 'Próbowo', parentCode: POWIAT },
  ] as const
}

/** What an institution of each sector is called. Each name says that it is a try-out, so that no print can be taken for a real one. */
export const INSTITUTIONS: Readonly<Record<Sector, string>> = {
  social_assistance: 'Ośrodek pomocy społecznej',
  family_support: 'Placówka wsparcia rodziny',
  education: 'Szkoła',
  health: 'Przychodnia',
  police: 'Komisariat policji',
  courts_probation: 'Zespół kuratorów sądowych',
  labour_market: 'Urząd pracy',
  prevention: 'Komisja profilaktyki',
  culture: 'Dom kultury',
  sport: 'Klub sportowy',
  ngo: 'Stowarzyszenie',
  church: 'Parafia',
  housing: 'Zarząd mieszkań',
  local_government: 'Urząd gminy',
  other: 'Inna instytucja',
}
export const nameOf = (sector: Sector): string => `${INSTITUTIONS[sector]} w Próbowie (próba)`

/** The family whose case is open when a try-out begins. */
export const THE_FAMILY = { given: 'Maria', family: 'Próbna' }
/** What only an institution can add to the pattern of its clause: how long it keeps a case. */
export const KEPT = 'Do końca próby projektu modelu.'
