import { addMonths, daysBetween, type LocalDate, parts } from '#kernel'
import type { EligibilityRule } from './eligibility.domain.ts'
import type { OpenHours } from './hours.domain.ts'

/**
 * What an entry of the directory is about: the fourteen areas of social services of art. 2 of the act of 19 July 2019 on providing social
 * services by a social services centre, and goods, which that act does not count.
 */
export const CATEGORIES = [
  'family_policy',
  'family_support',
  'foster_care',
  'social_assistance',
  'health',
  'disability',
  'education',
  'unemployment',
  'culture',
  'sport',
  'civic_activity',
  'housing',
  'environment',
  'reintegration',
  'goods',
] as const
export type Category = (typeof CATEGORIES)[number]

export const COST_KINDS = ['free', 'by_income', 'paid'] as const
export type CostKind = (typeof COST_KINDS)[number]
export const COST_UNITS = ['visit', 'hour', 'day', 'month', 'course', 'piece'] as const
export type CostUnit = (typeof COST_UNITS)[number]

export const WAYS = ['at_place', 'at_home', 'remote'] as const
export type Way = (typeof WAYS)[number]

/** Polish, Ukrainian, Russian, English, Polish sign language. */
export const LANGUAGES = ['pl', 'uk', 'ru', 'en', 'pjm'] as const
export type Language = (typeof LANGUAGES)[number]

export const ACCESS = ['step_free', 'lift', 'toilet', 'parking', 'hearing_loop', 'easy_text', 'transport'] as const
export type Access = (typeof ACCESS)[number]

/** Who reads an entry: everybody, or whoever has signed in. */
export const AUDIENCES = ['everyone', 'signed_in'] as const
export type Audience = (typeof AUDIENCES)[number]

export type Cost = {
  readonly kind: CostKind
  /** Grosze for one unit. */
  readonly amount?: number | undefined
  readonly unit?: CostUnit | undefined
  readonly note?: string | undefined
}

/** One entry of the directory as its version keeps it; absent means not told. */
export type ServiceEntry = {
  readonly name: string
  readonly summary: string
  readonly category: Category
  readonly targetGroup?: string | undefined
  readonly eligibility: readonly EligibilityRule[]
  /** What must be brought, one thing each. */
  readonly documents: readonly string[]
  /** TERYT codes of the units it serves. */
  readonly area: readonly string[]
  readonly ways: readonly Way[]
  readonly place: {
    readonly address?: string | undefined
    readonly postalCode?: string | undefined
    readonly unitCode?: string | undefined
  }
  readonly hours: readonly OpenHours[]
  readonly hoursNote?: string | undefined
  readonly cost: Cost
  readonly funding?: string | undefined
  readonly languages: readonly Language[]
  readonly access: readonly Access[]
  readonly contact: {
    readonly email?: string | undefined
    readonly phone?: string | undefined
    readonly website?: string | undefined
  }
  readonly audience: Audience
}

/** The parts of an entry that two versions are compared by. */
export const ENTRY_PARTS = [
  'name',
  'summary',
  'category',
  'targetGroup',
  'eligibility',
  'documents',
  'area',
  'ways',
  'place',
  'hours',
  'hoursNote',
  'cost',
  'funding',
  'languages',
  'access',
  'contact',
  'audience',
] as const satisfies readonly (keyof ServiceEntry)[]
export type EntryPart = (typeof ENTRY_PARTS)[number]

/** Which parts differ, in the order in which they are shown. */
export const changedParts = (from: ServiceEntry, to: ServiceEntry): readonly EntryPart[] =>
  ENTRY_PARTS.filter((part) => canonical(from[part]) !== canonical(to[part]))

/** Keys in one order, so that what comes back from the database compares with what was typed. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? ''

/** After so many months without anybody assuring it an entry is old. Inferred: no source says how often; half a year is what directories ask for. */
export const STALE_AFTER_MONTHS = 6

/** How long ago an entry was assured, in whole months and days. */
export type EntryAge = { readonly months: number; readonly days: number; readonly stale: boolean }

/** Whole months between two days, and the days since when there is none. */
export function ageOf(assuredOn: LocalDate, today: LocalDate): EntryAge {
  const [from, to] = [parts(assuredOn), parts(today)]
  const between = (to.year - from.year) * 12 + to.month - from.month
  const months = Math.max(0, addMonths(assuredOn, between) > today ? between - 1 : between)
  return { months, days: Math.max(0, daysBetween(assuredOn, today)), stale: months >= STALE_AFTER_MONTHS }
}
