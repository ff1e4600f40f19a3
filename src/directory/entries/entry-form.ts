import type { EligibilityRule } from './eligibility.domain.ts'
import { hoursByDay, monthly, showRanges, weekly } from './hours.domain.ts'
import type { ServiceEntry } from './service.domain.ts'
import { HOURS_FIELDS, type ServiceInput } from './service.schema.ts'

/** What a form said, as an entry; `area` holds the units ticked and those that were written by name. */
export function entryOf(input: ServiceInput, area: readonly string[]): ServiceEntry {
  return {
    name: input.name,
    summary: input.summary,
    category: input.category,
    targetGroup: input.target_group,
    eligibility: rulesOf(input),
    documents: linesOf(input.documents),
    area: [...new Set(area)].sort(),
    ways: input.ways,
    place: { address: input.address, postalCode: input.postal_code, unitCode: input.place_unit },
    hours: [
      ...weekly(HOURS_FIELDS.map((name) => input[name])),
      ...(input.month_nth && input.month_day
        ? input.month_hours.map((range) => monthly(input.month_nth ?? '1', input.month_day ?? 'MO', range))
        : []),
    ],
    hoursNote: input.hours_note,
    cost: { kind: input.cost, amount: input.amount, unit: input.unit, note: input.cost_note },
    funding: input.funding,
    languages: input.languages,
    access: input.access,
    contact: { email: input.email, phone: input.phone, website: input.website },
    audience: input.audience,
  }
}

const linesOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split('\n').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))

function rulesOf(input: ServiceInput): readonly EligibilityRule[] {
  const rules: EligibilityRule[] = []
  if (input.age_from !== undefined || input.age_to !== undefined)
    rules.push({ kind: 'age', from: input.age_from, to: input.age_to })
  if (input.lives_in_area) rules.push({ kind: 'lives_in_area' })
  if (input.disability) rules.push({ kind: 'disability', certificate: input.disability })
  if (input.income_percent !== undefined) rules.push({ kind: 'income', percent: input.income_percent })
  if (input.referral.length > 0) rules.push({ kind: 'referral', by: input.referral })
  if (input.parenthood.length > 0) rules.push({ kind: 'parenthood', is: input.parenthood })
  if (input.registered_unemployed) rules.push({ kind: 'registered_unemployed' })
  if (input.insured) rules.push({ kind: 'insured' })
  if (input.other_rule) rules.push({ kind: 'other', words: input.other_rule })
  return rules
}

type Values = Readonly<Record<string, string | readonly string[]>>
const HUNDRED = 100
const typedMoney = (grosze: number | undefined): string =>
  grosze === undefined ? '' : (grosze / HUNDRED).toFixed(grosze % HUNDRED === 0 ? 0 : 2).replace('.', ',')
const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

/** An entry as the fields of its form hold it. */
export function valuesOf(entry: ServiceEntry): Values {
  const { week, month } = hoursByDay(entry.hours)
  return {
    ...{ name: entry.name, category: entry.category, summary: entry.summary, target_group: text(entry.targetGroup) },
    ...ruleValues(entry.eligibility),
    documents: entry.documents.join('\n'),
    ...{ area: entry.area, area_more: '', ways: entry.ways },
    ...{
      address: text(entry.place.address),
      postal_code: text(entry.place.postalCode),
      place_unit: text(entry.place.unitCode),
    },
    ...Object.fromEntries(HOURS_FIELDS.map((name, index) => [name, week[index] ?? ''])),
    ...{ month_nth: text(month[0]?.nth), month_day: text(month[0]?.day), month_hours: showRanges(month) },
    hours_note: text(entry.hoursNote),
    ...{
      cost: entry.cost.kind,
      amount: typedMoney(entry.cost.amount),
      unit: text(entry.cost.unit),
      cost_note: text(entry.cost.note),
    },
    ...{ funding: text(entry.funding), languages: entry.languages, access: entry.access },
    ...{ email: text(entry.contact.email), phone: text(entry.contact.phone), website: text(entry.contact.website) },
    audience: entry.audience,
  }
}

function ruleValues(rules: readonly EligibilityRule[]): Values {
  const values: Record<string, string | readonly string[]> = {}
  for (const rule of rules) {
    switch (rule.kind) {
      case 'age':
        values.age_from = text(rule.from)
        values.age_to = text(rule.to)
        break
      case 'disability':
        values.disability = rule.certificate
        break
      case 'income':
        values.income_percent = text(rule.percent)
        break
      case 'referral':
        values.referral = rule.by
        break
      case 'parenthood':
        values.parenthood = rule.is
        break
      case 'other':
        values.other_rule = rule.words
        break
      default:
        values[rule.kind] = 'yes'
    }
  }
  return values
}

/** What stands in the form of a new entry: the area of its provider, given in person, told to everybody. */
export const newValues = (area: readonly string[]): Values => ({
  area,
  ways: ['at_place'],
  languages: ['pl'],
  audience: 'everyone',
})
