import type { Locale, MessageKey, T } from '#platform'
import type { Name, NumberOrParam } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import { nameIn } from '../name-in.ts'

/** Who reads, and the version whose names are told: an id is looked up where it belongs. */
export type Words = { readonly t: T; readonly locale: Locale; readonly model: Model }

/** Kinds of elements that others name by id. */
export type NamedKind =
  | 'agreement'
  | 'body'
  | 'category'
  | 'deadline'
  | 'form'
  | 'ground'
  | 'group'
  | 'list'
  | 'outcome'
  | 'param'
  | 'review'
  | 'role'
  | 'stage'
  | 'step'

/** The name of an element; in a draft an id may lead nowhere yet, and is told as such. */
export function nameOf({ model, locale, t }: Words, kind: NamedKind, id: string): string {
  const found: { readonly name: Name } | undefined = model[kind].find(id)
  return found ? nameIn(found.name, locale) : t('model.compare.said.unknown')
}

/** A list that needs no verb: "a, b i c"; between things that hold a comma themselves stands a semicolon. */
export const listed = (
  words: readonly string[],
  { locale }: Pick<Words, 'locale'>,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string =>
  words.length > 1 && words.some((word) => word.includes(','))
    ? words.join('; ')
    : new Intl.ListFormat(locale, { type }).format(words)

const INNER: Readonly<Record<'pl' | 'en', readonly [string, string]>> = { pl: ['»', '«'], en: ['‘', '’'] }

/** A text in quotation marks; those inside it become the second kind. */
export function quoted(text: string, { t, locale }: Pick<Words, 't' | 'locale'>): string {
  const [opening, closing] = INNER[locale === 'en' ? 'en' : 'pl']
  const inner = text.replace(/[„“]/g, opening).replace(/[”]/g, closing)
  return t('model.compare.said.quoted', { text: inner })
}

export const yesOrNo = (value: boolean | undefined, { t }: Words): string =>
  t(value ? 'platform.word.yes' : 'platform.word.no').toLowerCase()

/** A number as it stands, or the value of a parameter with its name. */
export function numberWords(value: NumberOrParam, words: Words): string {
  if (typeof value === 'number') return String(value)
  const param = words.model.param.find(value.slice(1))
  if (!param) return words.t('model.compare.said.unknown')
  return words.t('model.compare.word.param', { value: amountIn(param), name: nameIn(param.name, words.locale) })
}

const grouped = new Intl.NumberFormat('pl', { useGrouping: 'always', maximumFractionDigits: 0 })

/** A parameter's value: złote are grouped, "60 000 zł". */
export const amountIn = ({ value, unit }: { readonly value: number; readonly unit: 'count' | 'pln' }): string =>
  unit === 'count' ? String(value) : `${grouped.format(value).replace(/\s/gu, '\u00a0')}\u00a0zł`

/** A word of a closed vocabulary. */
export const sectorWord = (sector: string, { t }: Words): string =>
  // Sectors come from a closed vocabulary whose every member has a message; a test goes through them.
  t(`institutions.sector.${sector}` as MessageKey)

/** An item of a list, found by its own id, as sources of the basket and courses are named. */
export const itemLabel = (id: string, { model, t }: Words): string =>
  model.list.all.flatMap(({ items }) => items).find((item) => item.id === id)?.label ?? t('model.compare.said.unknown')
