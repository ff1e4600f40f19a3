import fc from 'fast-check'
import type { TestDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { LEAD, ledgerWorld, MEMBER } from './ledger.fixture.ts'

const ASSISTANT = 'asystent-rodziny'
export const CODED = 'czlonek-pzk'
const CATEGORIES = ['nauka', 'opieka', 'zdrowie'] as const
export const TODAY = '2026-11-23'
const YESTERDAY = '2026-11-22'

/** People, by the place of their institution among the three. The last two have lost what their seat rests on. */
export const READERS: readonly { readonly of: number; readonly able: boolean }[] = [
  { of: 0, able: true },
  { of: 1, able: true },
  { of: 2, able: true },
  { of: 1, able: false },
  { of: 1, able: false },
]

const index = (most: number) => fc.integer({ min: 0, max: most })
/** Nothing twice as often as something: several narrowings at once leave nothing to read. */
const maybe = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: one })
const seldom = (outOf: number) => fc.integer({ min: 1, max: outOf }).map((n) => n === outOf)
const day = fc.constantFrom('2026-11-01', YESTERDAY, TODAY, '2026-11-24', '2027-05-24')
const days = fc.oneof(
  { weight: 3, arbitrary: fc.constant(['2026-11-01', '2027-05-24']) },
  { weight: 1, arbitrary: fc.tuple(day, day).map(([a, b]) => (a < b ? [a, b] : [b, a])) },
)
const drawn = fc.record({
  seats: fc.array(
    fc.record({
      reader: index(READERS.length - 1),
      role: fc.constantFrom(LEAD, MEMBER, MEMBER, ASSISTANT, CODED),
      until: maybe(fc.constantFrom(YESTERDAY, TODAY)),
    }),
    { minLength: 4, maxLength: 8 },
  ),
  denied: fc.subarray([0, 1, 2], { maxLength: 1 }),
  items: fc.array(
    fc.record({
      author: index(2),
      category: fc.constantFrom(...CATEGORIES),
      subject: maybe(index(1)),
      responsible: maybe(index(2)),
      /** What somebody is called stands in another kind of entry than what a form says. */
      names: seldom(4),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  disclosures: fc.array(
    fc.record({
      from: index(2),
      to: index(2),
      role: maybe(fc.constantFrom(MEMBER, ASSISTANT)),
      reader: maybe(index(READERS.length - 1)),
      category: fc.constantFrom(...CATEGORIES),
      item: maybe(index(3)),
      subject: maybe(index(1)),
      extent: fc.constantFrom('full', 'full', 'full', 'own_part', 'own_part', 'extract', 'existence', 'coded'),
      days,
      withdrawn: seldom(5),
      restsOnEnded: seldom(6),
      /** Shows what was drawn for it, and not, as most do, what somebody wrote. */
      astray: seldom(4),
      like: index(3),
    }),
    { minLength: 2, maxLength: 6 },
  ),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

/** Most disclosures show a category that their giver wrote something in: else hardly any would show a thing. */
export const situation = drawn.map(({ disclosures, ...rest }: Drawn) => {
  const items = rest.items.map((one) => (one.names ? { ...one, subject: one.subject ?? 0 } : one))
  const told = { ...rest, items }
  return {
    ...told,
    disclosures: disclosures.map(({ astray, like, ...one }) => {
      const written = told.items[like % told.items.length]
      return astray || !written ? one : { ...one, from: written.author, category: written.category }
    }),
  }
})
export type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never

type Row = Readonly<Record<string, unknown>>
export type Arranged = { readonly caseId: string; readonly items: readonly string[] }

/** What an entry says: no other text has it, and no address. */
export const markOf = (itemId: string): string => `Znak${itemId.replaceAll('-', '')}`

/** The institutions and people of the situations, and a way to put many situations in the database at once. */
export async function situationWorld(database: TestDatabase) {
  const world = await ledgerWorld(database)
  const { found, keeper, school, police, newId } = world
  const partners = [keeper, school, police] as const
  const sworn = (person: string, ended: Row = {}) =>
    found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: person }], ended)
  const nominated = (person: string) =>
    found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', [
      { institution_id: school.id },
      { person_id: person },
    ])
  const former = await found.aPerson('Franciszek', 'Dawny')
  await found.employ(former, school.id, 'worker', YESTERDAY)
  await nominated(former)
  await sworn(former)
  const unsworn = await found.aPerson('Urszula', 'Niezwiązana')
  await found.employ(unsworn, school.id)
  await nominated(unsworn)
  await sworn(unsworn, { ended_on: YESTERDAY })
  const endedAccession = await found.agreement(
    'accession',
    'przystapienie',
    'wiejski',
    [{ institution_id: school.id }],
    {
      until_on: YESTERDAY,
    },
  )
  const readers = [keeper.worker, school.worker, police.worker, former, unsworn]
  const known = { versionId: world.versionId, partners, readers, endedAccession, newId }

  /** Puts situations in the database, each as a case of its own; answers with the cases and their items in order. */
  const arrange = async (told: readonly Situation[]): Promise<readonly Arranged[]> => {
    const tables = new Map<string, Row[]>(IN_ORDER.map((table) => [table, []]))
    const arranged = told.map((one) => rowsOf(one, known, (table, row) => tables.get(table)?.push(row)))
    for (const [table, rows] of tables) await putAll(database, table, rows)
    return arranged
  }
  return { ...world, partners, readers, arrange }
}

/** A row is put after those it names. */
const IN_ORDER = ['case', 'visit', 'subject', 'seat', 'denied', 'form_instance', 'item', 'disclosure'].map(
  (name) => `casework.${name}`,
)

type Known = {
  readonly versionId: string
  readonly partners: readonly { readonly id: string; readonly worker: string }[]
  readonly readers: readonly string[]
  readonly endedAccession: string
  readonly newId: () => string
}
type Put = (table: string, row: Row) => void

function rowsOf(told: Situation, known: Known, put: Put): Arranged {
  const { partners, readers, newId, versionId } = known
  const caseId = newId()
  const by = partners[0]?.worker
  const of = { case_id: caseId }
  put('casework.case', {
    ...{ id: caseId, code: caseId, unit_code: '260401', owner_institution_id: partners[0]?.id, version_id: versionId },
    ...{
      process: 'praca-z-rodzina',
      opened_on: '2026-11-02',
      opened_by: by,
      stage: 'diagnoza',
      subject_kind: 'family',
    },
  })
  put('casework.visit', {
    ...{ ...of, no: 1, stage: 'diagnoza', entered_at: MONDAY, entered_on: '2026-11-02', made_by: by },
  })
  const subjects = [1, 2].map((no) => {
    const id = newId()
    put('casework.subject', { id, ...of, no, adult: true, entered_on: '2026-11-02' })
    return id
  })
  const at = (no: number | null) => (no === null ? null : (subjects[no] ?? null))
  for (const { reader, role, until } of told.seats) {
    const institution_id = partners[READERS[reader]?.of ?? 0]?.id
    const dates = { from_on: '2026-11-02', until_on: until }
    put('casework.seat', { id: newId(), ...of, person_id: readers[reader], institution_id, role, ...dates })
  }
  for (const reader of told.denied) put('casework.denied', { person_id: readers[reader], ...of, since: MONDAY })
  const forms = partners.map(({ id: institution_id, worker }, no) => {
    const id = newId()
    put('casework.form_instance', {
      ...{ id, ...of, form: 'karta-diagnozy', version_id: versionId, no: no + 1, institution_id, state: 'completed' },
      ...{ started_by: worker, completed_by: worker, completed_on: '2026-11-02', completed_at: MONDAY, digest: {} },
      ...{ row_version: 1, visit_no: 1 },
    })
    return id
  })
  const items = told.items.map((one, no) => {
    const id = newId()
    const answer = { section: 'obszary-wkladu', row_key: AREAS[no], form_instance_id: forms[one.author] }
    put('casework.item', {
      ...{ ...of, id, keeper_institution_id: partners[0]?.id, owner_institution_id: partners[one.author]?.id },
      ...{ category: one.category, subject_id: at(one.subject), written_by: partners[one.author]?.worker },
      responsible_institution_id: one.responsible === null ? null : partners[one.responsible]?.id,
      created_at: MONDAY,
      ...(one.names
        ? { kind: 'identity', section: null, row_key: null, form_instance_id: null, body: personCalled(markOf(id)) }
        : { kind: 'answer', ...answer, body: { fields: { 'co-widzimy': markOf(id) } } }),
    })
    return id
  })
  for (const one of told.disclosures) {
    put('casework.disclosure', {
      ...{
        id: newId(),
        ...of,
        owner_institution_id: partners[one.from]?.id,
        recipient_institution_id: partners[one.to]?.id,
      },
      ...{ recipient_role: one.role, recipient_person_id: one.reader === null ? null : readers[one.reader] },
      ...{ category: one.category, item_id: one.item === null ? null : items[one.item % items.length] },
      ...{ subject_id: at(one.subject), extent: one.extent, version_id: versionId, ground: 'podstawa-zadanie' },
      ...{ ground_kind: 'statutory_task', purpose: 'Wspólna praca', valid_from: one.days[0], valid_until: one.days[1] },
      ...{ decided_by: partners[one.from]?.worker, decided_at: MONDAY },
      ...{ withdrawn_at: one.withdrawn ? MONDAY : null, agreement_id: one.restsOnEnded ? known.endedAccession : null },
    })
  }
  return { caseId, items }
}

/** Areas of life of the model, one for each entry of a situation. */
const AREAS = ['dom', 'utrzymanie', 'zdrowie', 'nalogi'] as const

const personCalled = (family: string) => ({ given: 'Zenobia', family, born: null, phone: null, safeContact: null })

async function putAll(database: TestDatabase, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first).join(', ')
  await database.owner.query(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}
