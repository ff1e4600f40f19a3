import { type LocalDate, parts } from '#kernel'
import type { Locale } from './catalogue.ts'

const HARD = '\u00a0'
const tag = (locale: Locale) => ({ pl: 'pl-PL', en: 'en-GB', uk: 'uk-UA' })[locale]

/** 22.11.2026, in Polish order in every language: officials copy dates between papers. */
export function showDate(date: LocalDate): string {
  const { year, month, day } = parts(date)
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`
}

// Making a formatter takes a thousand times as long as using it.
const longDate = (locale: Locale) => new Intl.DateTimeFormat(tag(locale), { dateStyle: 'full', timeZone: 'UTC' })
const longDates: Record<Locale, Intl.DateTimeFormat> = { pl: longDate('pl'), en: longDate('en'), uk: longDate('uk') }
const instants = new Intl.DateTimeFormat('pl-PL', {
  timeZone: 'Europe/Warsaw',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** "Niedziela, 22 listopada 2026", as a heading begins. */
export function showLongDate(date: LocalDate, locale: Locale): string {
  const text = longDates[locale].format(new Date(`${date}T00:00:00Z`))
  return asHeading(text, locale)
}

/** A name that stands in lists in lower case, as a heading begins. */
export const asHeading = (text: string, locale: Locale): string =>
  text.charAt(0).toLocaleUpperCase(tag(locale)) + text.slice(1)

/** "22.11.2026, 13:42" in Polish time. */
export const showInstant = (at: Date): string => instants.format(at)

/** Grosze as "5 410 zł" or "5 410,50 zł", with no-break spaces. */
export function showMoney(grosze: number | bigint): string {
  const amount = BigInt(grosze)
  const sign = amount < 0n ? '−' : ''
  const absolute = amount < 0n ? -amount : amount
  const zloty = String(absolute / 100n).replace(/\B(?=(\d{3})+$)/g, HARD)
  const rest = absolute % 100n
  return `${sign}${zloty}${rest === 0n ? '' : `,${String(rest).padStart(2, '0')}`}${HARD}zł`
}

const collators: Record<Locale, Intl.Collator> = {
  pl: new Intl.Collator('pl'),
  en: new Intl.Collator('en'),
  uk: new Intl.Collator('uk'),
}
/** Alphabetical order of the language: Ł after L. */
export const inOrder = (locale: Locale) => collators[locale].compare
