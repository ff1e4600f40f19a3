import { showMoney, type T } from '#platform'
import { type Card, type Cost, inYear } from './card.domain.ts'
import { sourceOf } from './cards.ts'

export type Language = keyof Card['name']
/** Cards stand in Polish and English; whoever reads another language gets Polish. */
export const languageOf = (locale: string): Language => (locale === 'en' ? 'en' : 'pl')

/** The amount with what it comes to in a year, reckoned in sight; that there is none where no source was found. */
export function amountWords(t: T, cost: Cost): string {
  if (cost.grosze === null) return t('casework.inaction.no_amount')
  const amount = showMoney(cost.grosze)
  const year = inYear(cost)
  return year === null ? amount : t('casework.inaction.in_year', { amount, year: showMoney(year) })
}

/** From where it is known, or that it is inferred. */
export const sourceWords = (t: T, source: string | null): string =>
  (source !== null && sourceOf(source)?.title) || t('casework.inaction.inferred')
