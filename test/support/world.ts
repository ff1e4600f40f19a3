import { readFileSync } from 'node:fs'
import { type ActAs, actingOver, type Ctx, newUuid, openVault, person, standingClock } from '#platform/server'
import type { TestDatabase } from './database.ts'

/** As if the key file of the installation held zeros. */
export const VAULT = openVault(Buffer.alloc(32))

/** A Monday at nine in Poland. */
export const MONDAY = new Date('2026-11-23T08:00:00Z')

export type Acting = {
  readonly actAs: ActAs
  readonly clock: ReturnType<typeof standingClock>
  /** Acts as a person, in one transaction, as the runtime role. */
  readonly as: <T>(personId: string, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly newId: () => string
}

/** People act in tests exactly as in the product: through the runtime role, with row security, on a clock that the test moves. */
export function acting(database: TestDatabase): Acting {
  const clock = standingClock(MONDAY)
  const actAs = actingOver(database.runtime, clock, VAULT)
  return { actAs, clock, as: (id, work) => actAs(person(id), work), newId: () => newUuid(clock.now()) }
}

export const ruralModel = (): unknown => JSON.parse(readFileSync('content/models/wiejski-1.0.json', 'utf8'))
export const urbanRuralModel = (): unknown =>
  JSON.parse(readFileSync('content/models/miejsko-wiejski-1.0.json', 'utf8'))

type Row = Readonly<Record<string, unknown>>

/** Arranges what happened before the test: rows written by the owner role, past row security. */
export function founding(database: TestDatabase, newId: () => string) {
  const put = async (table: string, row: Row): Promise<void> => {
    const names = Object.keys(row)
    const marks = names.map((_, i) => `$${i + 1}`).join(', ')
    await database.owner.query(
      `insert into ${table} (${names.join(', ')}) values (${marks}) on conflict do nothing`,
      Object.values(row),
    )
  }
  const unit = async (code: string, level: string, name: string, kind: string, parent: string | null) => {
    await put('territory.unit', { code, level })
    await put('territory.unit_period', {
      code,
      valid_from: '2018-01-01',
      name,
      kind,
      parent_code: parent,
      search_key: name.toLowerCase(),
    })
  }
  /** Świętokrzyskie, powiat kielecki, the rural gmina Bieliny and its neighbour Mirzec in another powiat. */
  const units = async () => {
    await unit('26', 'voivodeship', 'świętokrzyskie', 'voivodeship', null)
    await unit('2604', 'powiat', 'kielecki', 'powiat', '26')
    await unit('260401', 'gmina', 'Bieliny', 'rural', '2604')
    await unit('2611', 'powiat', 'starachowicki', 'powiat', '26')
    await unit('261103', 'gmina', 'Mirzec', 'rural', '2611')
  }
  const aPerson = async (given: string, family: string): Promise<string> => {
    const id = newId()
    await put('identity.person', { id, given_name: given, family_name: family })
    await put('identity.account', { person_id: id, email: `${id}@example.org`, state: 'active', created_at: MONDAY })
    return id
  }
  const institution = async (name: string, sector: string, seat: string, more: Row = {}): Promise<string> => {
    const id = newId()
    await put('institutions.institution', {
      id,
      name,
      short_name: name.slice(0, 40),
      sector,
      level: 'gmina',
      seat_code: seat,
      registered_on: '2020-01-01',
      ...more,
    })
    await put('institutions.area', { institution_id: id, unit_code: seat })
    return id
  }
  const employ = async (personId: string, institutionId: string, fn = 'worker', until: string | null = null) => {
    const row = {
      person_id: personId,
      institution_id: institutionId,
      function: fn,
      job_title: 'pracownik',
      from_on: '2024-01-01',
    }
    await put('institutions.employment', { id: newId(), ...row, until_on: until })
  }
  const agreement = async (
    kind: string,
    element: string,
    modelId: string,
    parties: readonly Row[],
    more: Row = {},
  ): Promise<string> => {
    const id = newId()
    const dates = { signed_on: '2026-01-02', from_on: '2026-01-02', recorded_at: MONDAY }
    await put('institutions.agreement', { id, kind, element, model_id: modelId, ...dates, ...more })
    for (const [i, party] of parties.entries())
      await put('institutions.agreement_party', { agreement_id: id, no: i + 1, ...party })
    return id
  }
  const administrator = async (personId: string) =>
    put('identity.office', { person_id: personId, office: 'administrator', from_on: '2024-01-01' })
  const membership = async (row: Row) =>
    put('teams.membership', { id: newId(), from_on: '2026-01-02', model_id: 'wiejski', ...row })
  return { put, units, unit, aPerson, institution, employ, agreement, administrator, membership }
}

export type Founding = ReturnType<typeof founding>
