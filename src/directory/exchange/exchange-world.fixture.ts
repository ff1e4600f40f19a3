import fc from 'fast-check'
import { InstitutionId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { directoryWorld, inputOf } from '../directory-world.fixture.ts'
import { DISABILITIES, PARENTHOODS, REFERRERS } from '../entries/eligibility.domain.ts'
import { entryOf } from '../entries/entry-form.ts'
import { NTHS, WEEKDAYS } from '../entries/hours.domain.ts'
import {
  ACCESS,
  AUDIENCES,
  CATEGORIES,
  COST_KINDS,
  COST_UNITS,
  LANGUAGES,
  type ServiceEntry,
  WAYS,
} from '../entries/service.domain.ts'
import { HOURS_FIELDS } from '../entries/service.schema.ts'
import { importServices, reviewServices, uploadServices } from './import-services.server.ts'
import type { ImportId } from './shared-service.domain.ts'

const UNITS = ['26', '2604', '2611', '260401', '261103'] as const
const word = fc.constantFrom(
  'obiad',
  'Łódź',
  'świetlica',
  '„cudzysłów”',
  'a;b',
  'x, y',
  '=1+1',
  '"z"',
  "'",
  '12',
  '<b>',
  'ż',
)
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '))
const maybe = <V>(one: fc.Arbitrary<V>) => fc.option(one, { nil: '' as const })
const some = <const V extends string>(of: readonly V[]) => fc.subarray([...of])
const range = fc
  .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 24 }))
  .map(([from, to]) => `${from}:15–${to}:00`)

/** Whatever the form of an entry can write, with texts that files trip over. */
export const anEntry: fc.Arbitrary<ServiceEntry> = fc
  .record({
    what: fc.record({
      name: words.map((text) => `Usługa ${text}`),
      category: fc.constantFrom(...CATEGORIES),
      summary: fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
      target_group: maybe(words),
      documents: maybe(fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
      audience: fc.constantFrom(...AUDIENCES),
    }),
    who: fc.record({
      age_from: maybe(fc.constantFrom('0', '6', '18')),
      age_to: maybe(fc.constantFrom('18', '120')),
      lives_in_area: maybe(fc.constant('yes')),
      disability: maybe(fc.constantFrom(...DISABILITIES)),
      income_percent: maybe(fc.constantFrom('1', '150', '2000')),
      referral: some(REFERRERS),
      parenthood: some(PARENTHOODS),
      registered_unemployed: maybe(fc.constant('yes')),
      insured: maybe(fc.constant('yes')),
      other_rule: maybe(words),
    }),
    where: fc.record({
      area: fc.subarray([...UNITS], { minLength: 1 }),
      ways: fc.subarray([...WAYS], { minLength: 1 }),
      address: words,
      postal_code: maybe(fc.constantFrom('26-004', '00-001')),
      place_unit: maybe(fc.constantFrom(...UNITS)),
      languages: some(LANGUAGES),
      access: some(ACCESS),
    }),
    week: fc.tuple(...HOURS_FIELDS.map(() => maybe(range))),
    month: fc.option(fc.tuple(fc.constantFrom(...NTHS), fc.constantFrom(...WEEKDAYS), range), { nil: null }),
    cost: fc.record({
      cost: fc.constantFrom(...COST_KINDS),
      amount: fc.constantFrom('0', '0,01', '12,50', '40', '9999999,99'),
      unit: fc.constantFrom(...COST_UNITS),
      cost_note: maybe(words),
      funding: maybe(words),
      hours_note: maybe(words),
    }),
    contact: fc.record({
      email: maybe(fc.constant('poradnia@example.org')),
      phone: maybe(fc.constantFrom('412345678', '+48 41 386 00 00')),
      website: maybe(fc.constant('www.poradnia.example/łódź')),
    }),
  })
  .map(({ what, who, where, week, month, cost, contact }) => {
    const [month_nth = '', month_day = '', month_hours = ''] = month ?? []
    const free = cost.cost === 'free' ? { amount: '', unit: '' } : {}
    const hours = Object.fromEntries(HOURS_FIELDS.map((name, i) => [name, week[i] ?? '']))
    const sent = {
      ...what,
      ...who,
      ...where,
      ...hours,
      month_nth,
      month_day,
      month_hours,
      ...cost,
      ...free,
      ...contact,
    }
    return entryOf(inputOf(sent), where.area)
  })

/** The world of the directory, with files sent, looked through and confirmed by somebody. */
export async function exchangeWorld(database: TestDatabase) {
  const world = await directoryWorld(database)
  const { as, opsHead } = world
  const upload = (bytes: Uint8Array, who = opsHead) =>
    as(who, (ctx) => uploadServices(ctx, { file: { name: 'plik', bytes } }))
  const uploaded = async (bytes: Uint8Array, who = opsHead): Promise<ImportId> => {
    const answer = await upload(bytes, who)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value
  }
  const review = async (id: ImportId, who = opsHead) => {
    const found = await as(who, (ctx: Ctx) => reviewServices(ctx, id))
    if (found.state !== 'waiting') throw new Error(found.state)
    return found.verdicts
  }
  const confirm = (importId: ImportId, who = opsHead) => as(who, (ctx) => importServices(ctx, { importId }))
  const rows = async <R>(query: string, values: readonly unknown[] = []): Promise<R[]> =>
    (await database.owner.query(query, [...values])).rows
  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0
  const nip = '5260250274'
  await database.owner.query('update institutions.institution set nip = $1 where id = $2', [nip, world.clinic])
  return { ...world, upload, uploaded, review, confirm, rows, count, nip, clinic: InstitutionId.parse(world.clinic) }
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
