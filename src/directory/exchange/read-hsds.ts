import type { RuleKind } from '../entries/eligibility.domain.ts'
import { hoursByDay, type OpenHours, showRanges, tellHours } from '../entries/hours.domain.ts'
import { HOURS_FIELDS } from '../entries/service.schema.ts'
import { codesIn, HsdsRead, type ScheduleRead, TERYT } from './hsds-terms.ts'
import type { Draft, Fault } from './shared-service.domain.ts'
import { codeOf } from './vocabulary.ts'
import { ISO_639 } from './write-hsds.ts'

/** Kinds of rules that the form of an entry holds. */
const RULES: ReadonlySet<string> = new Set<RuleKind>([
  ...(['age', 'lives_in_area', 'disability', 'income', 'referral', 'parenthood'] as const),
  ...(['registered_unemployed', 'insured', 'other'] as const),
])
type Values = Record<string, string | readonly string[]>
const list = (value: string | undefined): readonly string[] => (value ? value.split(',').filter(Boolean) : [])

/** A service of HSDS as the form of an entry would have sent it. What it says that the directory cannot keep is a fault, never guessed. */
export function readHsds(value: unknown, line: number, found: readonly Fault[]): Draft {
  const read = HsdsRead.safeParse(value)
  if (!read.success || found.length > 0) {
    const { id, name } = readName(value)
    const faults: readonly Fault[] =
      found.length > 0 ? found : [{ part: 'service', key: 'directory.exchange.fault.not_hsds' }]
    return { line, title: name, id, provider: {}, values: {}, area: [], place: null, assured: null, faults }
  }
  const service = read.data
  const hours = hoursIn(service.schedules ?? [])
  const location = service.service_at_locations?.[0]?.location
  const faults: Fault[] = [...hours.faults]
  if (service.status !== 'active')
    faults.push({ part: 'status', key: 'directory.exchange.fault.not_active', params: { status: service.status } })
  if ((service.service_at_locations?.length ?? 0) > 1)
    faults.push({ part: 'service_at_locations', key: 'directory.exchange.fault.many_places' })
  if ((service.phones?.length ?? 0) > 1) faults.push({ part: 'phones', key: 'directory.exchange.fault.many_phones' })
  if ((service.cost_options?.length ?? 0) > 1)
    faults.push({ part: 'cost_options', key: 'directory.exchange.fault.many_costs' })
  const unknown = codesIn(service, 'eligibility').find(({ code }) => !RULES.has(code))
  if (unknown) faults.push({ part: 'attributes', key: 'directory.exchange.fault.rule', params: { rule: unknown.code } })
  const currency = service.cost_options?.[0]?.currency ?? 'PLN'
  if (currency.toUpperCase() !== 'PLN')
    faults.push({ part: 'cost_options', key: 'directory.exchange.fault.currency', params: { currency } })
  return {
    line,
    title: service.name,
    id: service.id,
    provider: providerIn(service),
    values: { ...whatIn(service), ...whoIn(service), ...whereIn(service), ...hours.values, ...costIn(service) },
    area: (service.service_areas ?? []).map(({ uri, extent, name }) => unitIn(uri) ?? unitIn(extent) ?? name ?? ''),
    place: location?.external_identifier_type === 'TERYT' ? (location.external_identifier ?? null) : null,
    assured: service.assured_date ?? null,
    faults,
  }
}

function readName(value: unknown): { id: string | null; name: string } {
  const textAt = (key: string) => {
    const found: unknown = value && typeof value === 'object' ? Reflect.get(value, key) : undefined
    return typeof found === 'string' ? found : null
  }
  return { id: textAt('id'), name: textAt('name') ?? '' }
}

function unitIn(text: string | undefined): string | null {
  const bare = text?.startsWith(TERYT) ? text.slice(TERYT.length) : text
  return bare && /^(\d{2}|\d{4}|\d{6})$/.test(bare) ? bare : null
}

function providerIn({ organization, organization_id }: HsdsRead) {
  const numbers = organization?.organization_identifiers ?? []
  const number = (type: string) => numbers.find((one) => one.identifier_type?.toUpperCase() === type)?.identifier
  return {
    id: organization?.id ?? organization_id,
    name: organization?.name,
    nip: number('NIP'),
    regon: number('REGON'),
    krs: number('KRS'),
  }
}

/** The category by our own term, or by a term of anybody's that bears one of our names. */
function categoryIn(service: HsdsRead): string {
  const [own] = codesIn(service, 'category')
  if (own) return own.code
  const terms = (service.attributes ?? []).flatMap(({ taxonomy_term: term }) => [term?.code, term?.name])
  return terms.flatMap((term) => (term ? (codeOf('category', term) ?? []) : []))[0] ?? ''
}

const whatIn = (service: HsdsRead): Values => ({
  name: service.name,
  summary: service.description ?? '',
  category: categoryIn(service),
  audience: codesIn(service, 'audience')[0]?.code ?? 'everyone',
  funding: (service.funding ?? []).flatMap(({ source }) => source ?? []).join('; '),
  documents: (service.required_documents ?? []).flatMap(({ document }) => document ?? []).join('\n'),
  email: service.email ?? '',
  phone: service.phones?.[0]?.number ?? '',
  website: service.url ?? '',
})

function whoIn(service: HsdsRead): Values {
  const rules = new Map(codesIn(service, 'eligibility').map(({ code, value = '' }) => [code, value]))
  const [from, to] = (rules.get('age') ?? '').split('-')
  const age = (own: string | undefined, told: number | undefined) => own ?? (told === undefined ? '' : String(told))
  const ticked = (kind: string) => (rules.has(kind) ? 'yes' : '')
  return {
    target_group: service.eligibility_description ?? '',
    age_from: age(rules.has('age') ? from : undefined, service.minimum_age),
    age_to: age(rules.has('age') ? to : undefined, service.maximum_age),
    disability: rules.get('disability') ?? '',
    income_percent: rules.get('income') ?? '',
    referral: list(rules.get('referral')),
    parenthood: list(rules.get('parenthood')),
    other_rule: rules.get('other') ?? '',
    ...{ lives_in_area: ticked('lives_in_area'), insured: ticked('insured') },
    registered_unemployed: ticked('registered_unemployed'),
  }
}

function whereIn(service: HsdsRead): Values {
  const locations = (service.service_at_locations ?? []).flatMap(({ location }) => location ?? [])
  const address = locations[0]?.addresses?.[0]
  const own = codesIn(service, 'way').map(({ code }) => code)
  const told = locations.map(({ location_type }) => (location_type === 'virtual' ? 'remote' : 'at_place'))
  const languages = (service.languages ?? []).flatMap(({ code, name }) => languageOf(code) ?? languageOf(name) ?? [])
  const ours = codesIn(service, 'audience').length > 0
  return {
    ways: own.length > 0 || ours ? own : [...new Set(told)],
    address: [address?.address_1, ours ? undefined : address?.city].filter(Boolean).join(', '),
    postal_code: address?.postal_code ?? '',
    languages: [...new Set(languages)],
    access: codesIn(service, 'access').map(({ code }) => code),
  }
}

const languageOf = (text: string | undefined): string | null =>
  Object.entries(ISO_639).find(([, code]) => code === text)?.[0] ?? (text ? codeOf('language', text) : null)

function costIn(service: HsdsRead): Values {
  const [told] = service.cost_options ?? []
  const amount = told?.amount
  const kind = codesIn(service, 'cost')[0]?.code ?? (amount === undefined || amount === 0 ? 'free' : 'paid')
  const unit = codesIn(service, 'cost_unit')[0]?.code ?? codeOf('unit', told?.amount_description ?? '') ?? ''
  return {
    cost: kind,
    amount: amount === undefined || (kind === 'free' && amount === 0) ? '' : String(amount).replace('.', ','),
    unit,
    cost_note: service.fees_description ?? '',
  }
}

const PLAIN_TIME = /^([01]\d|2[0-4]):[0-5]\d/
function hoursIn(schedules: readonly ScheduleRead[]): { readonly values: Values; readonly faults: readonly Fault[] } {
  const notes = schedules.flatMap((one) => (one.freq === undefined && one.description ? [one.description] : []))
  const told = schedules.filter((one) => one.freq !== undefined || !one.description)
  const hours = told.flatMap((one) => openHours(one) ?? [])
  const { week, month } = hoursByDay(hours)
  const days = new Set(month.map(({ nth, day }) => `${nth}${day}`))
  const faults: readonly Fault[] =
    hours.length < told.length || days.size > 1 ? [{ part: 'schedules', key: 'directory.exchange.fault.hours' }] : []
  const values = {
    ...Object.fromEntries(HOURS_FIELDS.map((name, i) => [name, week[i] ?? ''])),
    ...{ month_nth: month[0]?.nth ?? '', month_day: month[0]?.day ?? '', month_hours: showRanges(month) },
    hours_note: notes.join(' '),
  }
  return { values, faults }
}

function openHours(one: ScheduleRead): OpenHours | null {
  const { freq, byday, opens_at: opens = '', closes_at: closes = '' } = one
  const more = (one.interval ?? 1) !== 1 || one.bymonthday || one.byweekno || one.byyearday
  if (more || !PLAIN_TIME.test(opens) || !PLAIN_TIME.test(closes)) return null
  const hours = { rrule: `FREQ=${freq};BYDAY=${byday}`, opens: opens.slice(0, 5), closes: closes.slice(0, 5) }
  return tellHours(hours) ? hours : null
}
