export { territoryMessages } from './i18n/messages.ts'
export { placeLabel } from './units/place-label.ts'
export { type PlaceAsked, PlacePick } from './units/place-pick.tsx'
export { type Place, UnitCode, type UnitKind, type UnitLevel } from './units/unit.domain.ts'
