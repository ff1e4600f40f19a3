import { z } from 'zod'

export const UNIT_LEVELS = ['voivodeship', 'powiat', 'gmina'] as const
export type UnitLevel = (typeof UNIT_LEVELS)[number]
export type UnitKind = 'voivodeship' | 'powiat' | 'city_powiat' | 'urban' | 'rural' | 'urban_rural'

/** A TERYT code as text, because of leading zeros: 2 digits for a voivodeship, 4 for a powiat, 6 for a gmina. */
export const UnitCode = z.string().regex(/^(\d{2}|\d{4}|\d{6})$/)

/** A unit of territorial division as a list gives it on one day. */
export type Unit = {
  readonly code: string
  readonly level: UnitLevel
  readonly kind: UnitKind
  readonly name: string
  readonly parentCode: string | null
}

/** A unit with the units it lies in: names repeat (227 names of gminas do), so the three are always shown together. */
export type Place = {
  readonly code: string
  readonly level: UnitLevel
  readonly kind: UnitKind
  readonly name: string
  readonly powiat: { readonly name: string; readonly kind: UnitKind } | null
  readonly voivodeship: string | null
}
