import type { MessageKey } from '#platform'
import { translator } from '#platform/server'
import type { Place } from '#territory'
import type { EligibilityRule } from '../entries/eligibility.domain.ts'
import type { OpenHours } from '../entries/hours.domain.ts'
import type { ServiceEntry } from '../entries/service.domain.ts'
import { attribute, partId, TERYT } from './hsds-terms.ts'
import type { Provider, SharedService } from './shared-service.domain.ts'
import { wordOf } from './vocabulary.ts'

const POLISH = translator('pl')
const GROSZE = 100
type Units = ReadonlyMap<string, Place>

/** Codes of ISO 639 for the languages of the directory; the sign language of Poland has one of three letters. */
export const ISO_639 = { pl: 'pl', uk: 'uk', ru: 'ru', en: 'en', pjm: 'pso' } as const

/**
 * An entry as a service of HSDS 3.1, with its organization, places, hours and costs within. The same entry is always written in the same way.
 * What HSDS has no field for stands in attributes. Who assured the entry is not told, because that is a person.
 * @param units the units that entries name, by code
 */
export function hsdsOf({ id, provider, entry, assuredOn }: SharedService, units: Units) {
  const { contact } = entry
  const age = entry.eligibility.find((rule) => rule.kind === 'age')
  return without({
    id,
    name: entry.name,
    description: entry.summary,
    url: contact.website,
    email: contact.email,
    status: 'active',
    fees_description: entry.cost.note,
    eligibility_description: entry.targetGroup,
    minimum_age: age?.from,
    maximum_age: age?.to,
    assured_date: assuredOn,
    phones: some(
      contact.phone === undefined ? [] : [{ id: partId(id, 'phone'), number: contact.phone, type: 'voice' }],
    ),
    schedules: some(schedulesOf(id, entry)),
    service_areas: entry.area.map((code) => ({
      id: partId(id, `area ${code}`),
      name: units.get(code)?.name ?? code,
      extent: code,
      extent_type: 'text',
      uri: `${TERYT}${code}`,
    })),
    service_at_locations: some(placesOf(id, entry, units)),
    languages: some(
      entry.languages.map((one) => ({
        id: partId(id, `language ${one}`),
        name: wordOf('language', one),
        code: ISO_639[one],
      })),
    ),
    organization: organizationOf(provider),
    funding: some(entry.funding === undefined ? [] : [{ id: partId(id, 'funding'), source: entry.funding }]),
    cost_options: some(costsOf(id, entry)),
    required_documents: some(entry.documents.map((document, i) => ({ id: partId(id, `document ${i}`), document }))),
    attributes: attributesOf(id, entry),
  })
}
export type HsdsService = ReturnType<typeof hsdsOf>

/** The provider of an entry as an organization of HSDS. */
export function organizationOf({ id, name, sector, nip, regon, krs }: Provider) {
  const identifiers = Object.entries({ NIP: nip, REGON: regon, KRS: krs }).flatMap(([type, identifier]) =>
    identifier === null
      ? []
      : [{ id: partId(id, type), identifier_scheme: `PL-${type}`, identifier_type: type, identifier }],
  )
  // Every sector has its message: the register checks the same words.
  const description = POLISH(`institutions.sector.${sector}` as MessageKey)
  return without({ id, name, description, organization_identifiers: some(identifiers) })
}

const some = <V>(list: readonly V[]): readonly V[] | undefined => (list.length > 0 ? list : undefined)
/** What is not told is left out. */
const without = <V extends object>(whole: V): V =>
  // Absent fields stay optional fields of the same type.
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as V

function schedulesOf(id: string, { hours, hoursNote }: ServiceEntry) {
  const told = hours.map(({ rrule, opens, closes }: OpenHours) => {
    const [, freq, byday] = /^FREQ=(\w+);BYDAY=(.+)$/.exec(rrule) ?? []
    return { id: partId(id, `hours ${rrule} ${opens}`), freq, byday, opens_at: opens, closes_at: closes }
  })
  return hoursNote === undefined ? told : [...told, { id: partId(id, 'hours note'), description: hoursNote }]
}

/** The place of an entry; one that has none has no location. */
function placesOf(id: string, { place, access }: ServiceEntry, units: Units) {
  if (place.address === undefined && place.unitCode === undefined && place.postalCode === undefined) return []
  const unit = units.get(place.unitCode ?? '')
  const address = {
    id: partId(id, 'address'),
    address_1: place.address ?? '',
    city: unit?.name ?? '',
    state_province: unit?.voivodeship ?? '',
    postal_code: place.postalCode ?? '',
    country: 'PL',
    address_type: 'physical',
  }
  const location = without({
    id: partId(id, 'location'),
    location_type: 'physical',
    external_identifier: place.unitCode,
    external_identifier_type: place.unitCode === undefined ? undefined : 'TERYT',
    addresses: [address],
    accessibility: some(
      access.map((one) => ({ id: partId(id, `accessibility ${one}`), description: wordOf('access', one) })),
    ),
  })
  return [{ id: partId(id, 'service at location'), location }]
}

function costsOf(id: string, { cost }: ServiceEntry) {
  if (cost.amount === undefined) return []
  return [
    without({
      id: partId(id, 'cost'),
      currency: 'PLN',
      amount: cost.amount / GROSZE,
      amount_description: cost.unit === undefined ? undefined : wordOf('unit', cost.unit),
    }),
  ]
}

function attributesOf(id: string, entry: ServiceEntry) {
  return [
    attribute(id, 'category', entry.category, wordOf('category', entry.category)),
    ...entry.eligibility.map((rule) => attribute(id, 'eligibility', rule.kind, rule.kind, askedBy(rule))),
    ...entry.ways.map((way) => attribute(id, 'way', way, wordOf('way', way))),
    ...entry.access.map((one) => attribute(id, 'access', one, wordOf('access', one))),
    attribute(id, 'cost', entry.cost.kind, wordOf('cost', entry.cost.kind)),
    ...(entry.cost.unit ? [attribute(id, 'cost_unit', entry.cost.unit, wordOf('unit', entry.cost.unit))] : []),
    attribute(id, 'audience', entry.audience, wordOf('audience', entry.audience)),
  ]
}

/** What a rule asks for, as the value of its attribute. */
function askedBy(rule: EligibilityRule): string {
  switch (rule.kind) {
    case 'age':
      return `${rule.from ?? ''}-${rule.to ?? ''}`
    case 'disability':
      return rule.certificate
    case 'income':
      return String(rule.percent)
    case 'referral':
      return rule.by.join(',')
    case 'parenthood':
      return rule.is.join(',')
    case 'other':
      return rule.words
    default:
      return 'yes'
  }
}
