import { showPhone } from '#institutions'
import { inOrder, showMoney, type T } from '#platform'
import { placeLabel } from '#territory'
import type { EligibilityRule } from './eligibility.domain.ts'
import { inARow, type OpenHours, showRange, tellHours, type Weekday } from './hours.domain.ts'
import type { EntryAge, EntryPart, ServiceEntry } from './service.domain.ts'
import type { ServiceCard } from './service.query.server.ts'

/** One rule of eligibility in one plain sentence. */
export function ruleSentence(t: T, rule: EligibilityRule): string {
  switch (rule.kind) {
    case 'age':
      if (rule.to === undefined) return t('directory.rule.age_from', { from: rule.from ?? 0 })
      if (rule.from === undefined) return t('directory.rule.age_to', { to: rule.to })
      return t('directory.rule.age', { from: rule.from, to: rule.to })
    case 'disability':
      return t(`directory.rule.disability.${rule.certificate}`)
    case 'income':
      return t('directory.rule.income', { percent: rule.percent })
    case 'referral':
      return t('directory.rule.referral', {
        by: listed(
          t,
          rule.by.map((one) => t(`directory.referrer.${one}.from`)),
        ),
      })
    case 'parenthood':
      return t('directory.rule.parenthood', {
        is: listed(
          t,
          rule.is.map((one) => t(`directory.parenthood.${one}`)),
        ),
      })
    case 'other':
      return rule.words
    default:
      return t(`directory.rule.${rule.kind}`)
  }
}

/** "a, b albo c": one of them is enough. */
const listed = (t: T, parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${t('directory.or')} ${parts.at(-1)}`

/** Days whose Polish names are feminine: "pierwsza sobota". */
const FEMININE: readonly Weekday[] = ['WE', 'SA', 'SU']

/** Hours in one line: "od poniedziałku do piątku 8:00–15:30". A rule that this product does not write is told as it is. */
export function hoursSentence(t: T, hours: OpenHours): string {
  const told = tellHours(hours)
  const range = showRange(hours)
  if (!told) return `${hours.rrule} ${range}`
  if (told.every === 'month') {
    const form = FEMININE.includes(told.day) ? 'nth_feminine' : 'nth'
    const [nth, day] = [t(`directory.${form}.${told.nth}`), t(`directory.day.${told.day}`)]
    return t('directory.hours.month', { nth, day, range })
  }
  const row = inARow(told.days)
  if (row)
    return t('directory.hours.row', {
      from: t(`directory.day_from.${row[0]}`),
      to: t(`directory.day_to.${row[1]}`),
      range,
    })
  return t('directory.hours.days', { days: told.days.map((day) => t(`directory.day.${day}`)).join(', '), range })
}

/** "bezpłatnie", "40 zł za godzinę, zniżka od drugiego dziecka". */
export function costSentence(t: T, { cost }: Pick<ServiceEntry, 'cost'>): string {
  const amount =
    cost.amount === undefined
      ? null
      : t('directory.cost.amount', {
          amount: showMoney(cost.amount),
          unit: t(`directory.unit.${cost.unit ?? 'visit'}`),
        })
  const told =
    cost.kind === 'paid' && amount !== null
      ? amount
      : [t(`directory.cost.${cost.kind}`), ...(amount === null ? [] : [amount])].join(', ')
  return cost.note ? `${told}. ${cost.note}` : told
}

/** "potwierdzono 3 miesiące temu". */
export const ageSentence = (t: T, { months, days }: EntryAge): string => {
  if (months > 0) return t('directory.age.months', { months })
  return days === 0 ? t('directory.age.today') : t('directory.age.days', { days })
}

export type ToldPart = { readonly part: EntryPart; readonly label: string; readonly lines: readonly string[] }
type Told = Pick<ServiceCard, 'entry' | 'area' | 'place'>

/** Every part of an entry that says something, in the order of the page, each as lines of text; shared by page, print and comparison. */
export function toldParts(t: T, { entry, area, place }: Told): readonly ToldPart[] {
  const order = inOrder('pl')
  const lines: Readonly<Record<EntryPart, readonly (string | undefined)[]>> = {
    name: [entry.name],
    summary: entry.summary.split('\n').filter(Boolean),
    category: [t(`directory.category.${entry.category}`)],
    targetGroup: [entry.targetGroup],
    eligibility: entry.eligibility.map((rule) => ruleSentence(t, rule)),
    documents: entry.documents,
    area: area.map((one) => placeLabel(t, one)).sort(order),
    ways: entry.ways.map((way) => t(`directory.way.${way}`)),
    place: [
      [entry.place.address, entry.place.postalCode].filter(Boolean).join(', ') || undefined,
      place ? placeLabel(t, place) : undefined,
    ],
    hours: entry.hours.map((one) => hoursSentence(t, one)),
    hoursNote: [entry.hoursNote],
    cost: [costSentence(t, entry)],
    funding: [entry.funding],
    languages: entry.languages.map((one) => t(`directory.language.${one}`)),
    access: entry.access.map((one) => t(`directory.access.${one}`)),
    contact: [entry.contact.phone && showPhone(entry.contact.phone), entry.contact.email, entry.contact.website],
    audience: [t(`directory.audience.${entry.audience}`)],
  }
  return (Object.keys(lines) as EntryPart[]).flatMap((part) => {
    const told = lines[part].flatMap((line) => line ?? [])
    return told.length === 0 ? [] : [{ part, label: t(`directory.part.${part}`), lines: told }]
  })
}
