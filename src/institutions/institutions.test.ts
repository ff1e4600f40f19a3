import { beforeAll, describe, expect, test } from 'vitest'
import { AgreementId, Forbidden, InstitutionId, localDate, NotFound, PersonId } from '#kernel'
import { fields } from '#platform'
import { anyone, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import { agreements, agreementsInForce } from './agreements/agreement.query.server.ts'
import { endAgreement, type SignInput, signAgreement } from './agreements/sign-agreement.server.ts'
import { employPerson, endEmployment } from './employment/employ-person.server.ts'
import { EmploymentId } from './employment/employment.domain.ts'
import { employeesOf, searchPeople } from './employment/employment.query.server.ts'
import { correctContact, endInstitution, setArea } from './register/change-institution.server.ts'
import { institutionCard, searchInstitutions } from './register/institution.query.server.ts'
import { InstitutionInput } from './register/institution.schema.ts'
import { correctInstitution, registerInstitution } from './register/register-institution.server.ts'

const database = await testDatabase()
const { actAs, as, clock, newId } = acting(database)
const { aPerson, administrator, employ, institution, units } = founding(database, newId)
const PDF = new TextEncoder().encode('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF')
const on = (day: string) => clock.set(new Date(`${day}T08:00:00Z`))
const MONDAY = '2026-11-23'

let admin = ''
let head = ''
let worker = ''
let stranger = ''
let school = InstitutionId.parse(newId())
beforeAll(async () => {
  await units()
  admin = await aPerson('Ada', 'Zmyślona')
  await administrator(admin)
  head = await aPerson('Łucja', 'Wymyślona')
  worker = await aPerson('Jan', 'Fikcyjny')
  stranger = await aPerson('Obca', 'Osoba')
  school = InstitutionId.parse(await institution('Szkoła w Bielinach', 'education', '260401'))
  await employ(head, school, 'head')
})

const entry = (more: object = {}): InstitutionInput => ({
  name: 'Ośrodek Pomocy Społecznej w Bielinach',
  short_name: 'GOPS Bieliny',
  sector: 'social_assistance',
  level: 'gmina',
  seat_code: '260401',
  has_accounts: true,
  ...more,
})
const register = (more: object = {}, who = admin) => as(who, (ctx) => registerInstitution(ctx, entry(more)))
const registered = async (more: object = {}) => {
  const answer = await register(more)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

describe('the register of institutions', () => {
  test('takes an institution that then works in the unit of its seat', async () => {
    const institutionId = await registered({ nip: '1234563218', regon: '123456785' })
    const card = await actAs(anyone, (ctx) => institutionCard(ctx, institutionId))
    expect(card).toMatchObject({
      name: entry().name,
      nip: '1234563218',
      seat: { name: 'Bieliny' },
      area: [{ code: '260401' }],
    })
    expect(card.can).toEqual({ correct: false, end: false, correct_contact: false })
  })

  test.each([
    ['nip', '5260250274'],
    ['regon', '000331501'],
    ['rspo', '12345'],
    ['krs', '0000123456'],
  ])('refuses a second institution with the same %s, and lets the first keep it', async (column, value) => {
    const institutionId = await registered({ [column]: value })
    expect(await register({ [column]: value })).toMatchObject({
      ok: false,
      refusal: `${column}_taken`,
      why: { field: column },
    })
    const again = as(admin, (ctx) => correctInstitution(ctx, { ...entry({ [column]: value }), institutionId }))
    expect(await again).toMatchObject({ ok: true })
  })

  test('refuses a seat that nobody knows', async () => {
    expect(await register({ seat_code: '999999' })).toMatchObject({ ok: false, refusal: 'seat_unknown' })
  })

  test('keeps markup and quotes exactly as they were typed', async () => {
    const name = `<b>Szkoła</b> "Orła" '; drop table x; --`
    const institutionId = await registered({ name })
    expect((await actAs(anyone, (ctx) => institutionCard(ctx, institutionId))).name).toBe(name)
  })

  test('is written by an administrator or at setting up, by nobody else', async () => {
    await expect(register({}, head)).rejects.toBeInstanceOf(Forbidden)
    await expect(actAs(anyone, (ctx) => registerInstitution(ctx, entry()))).rejects.toBeInstanceOf(Forbidden)
    expect(await actAs(systemActor('setup'), (ctx) => registerInstitution(ctx, entry()))).toMatchObject({ ok: true })
    await expect(
      as(head, (ctx) => correctInstitution(ctx, { ...entry(), institutionId: school })),
    ).rejects.toBeInstanceOf(Forbidden)
  })

  test('an institution that is not there is not found', async () => {
    const institutionId = InstitutionId.parse(newId())
    await expect(as(admin, (ctx) => institutionCard(ctx, institutionId))).rejects.toBeInstanceOf(NotFound)
    await expect(as(admin, (ctx) => correctInstitution(ctx, { ...entry(), institutionId }))).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  test('a head corrects how the own institution is reached, and no other', async () => {
    const other = await registered()
    expect(
      await as(head, (ctx) => correctContact(ctx, { institutionId: school, phone: '+48413860000' })),
    ).toMatchObject({ ok: true })
    await expect(as(head, (ctx) => correctContact(ctx, { institutionId: other }))).rejects.toBeInstanceOf(Forbidden)
    await expect(as(stranger, (ctx) => correctContact(ctx, { institutionId: school }))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  test('the area has at least one unit, and only known ones', async () => {
    const institutionId = await registered()
    const set = (codes: string[]) => as(admin, (ctx) => setArea(ctx, { institutionId, units: codes }))
    expect(await set([])).toMatchObject({ refusal: 'area_empty' })
    expect(await set(['260401', '999999'])).toMatchObject({ refusal: 'unit_unknown' })
    expect(await set(['260401', '261103', '260401'])).toMatchObject({ ok: true })
    const card = await actAs(anyone, (ctx) => institutionCard(ctx, institutionId))
    expect(card.area.map((place) => place.code)).toEqual(['260401', '261103'])
  })

  test('an end closes the employments that day and is entered once', async () => {
    const institutionId = await registered()
    await employ(admin, institutionId)
    const end = (day: string) => as(admin, (ctx) => endInstitution(ctx, { institutionId, last_day: localDate(day) }))
    expect(await end('2026-11-22')).toMatchObject({ refusal: 'ends_before_start' })
    expect(await end('2026-11-30')).toMatchObject({ ok: true })
    expect(await end('2026-12-01')).toMatchObject({ refusal: 'already_ended' })
    expect(await as(admin, (ctx) => employeesOf(ctx, institutionId))).toMatchObject([{ until: '2026-11-30' }])
    const late = {
      institutionId,
      personId: PersonId.parse(stranger),
      function: 'worker' as const,
      job_title: 'x',
      from: localDate('2026-12-05'),
    }
    expect(await as(admin, (ctx) => employPerson(ctx, late))).toMatchObject({ refusal: 'institution_ended' })
  })
})

describe('searching the register', () => {
  const names = async (search: object) =>
    (await actAs(anyone, (ctx) => searchInstitutions(ctx, search))).map((one) => one.name)
  beforeAll(async () => {
    await institution('Świetlica „Żółw” w Mircu', 'culture', '261103')
    await institution('Komenda Powiatowa Policji', 'police', '2604')
  })

  test.each(['zolw', 'Żółw', 'żółw swietlca', 'SWIETL', 'świetlca'])('“%s” finds „Żółw” in Mirzec', async (text) => {
    expect(await names({ text })).toContain('Świetlica „Żółw” w Mircu')
  })

  test('by sector and by place, with institutions of the powiat when a gmina is asked', async () => {
    expect(await names({ sector: 'police' })).toEqual(['Komenda Powiatowa Policji'])
    expect(await names({ unitCode: '260401' })).toContain('Komenda Powiatowa Policji')
    expect(await names({ unitCode: '261103' })).not.toContain('Komenda Powiatowa Policji')
  })

  test.each(['%', "'; drop table institutions.institution; --", 'Qwxzvkj'])('“%s” harms nothing', async (text) => {
    await names({ text })
    expect(await names({ sector: 'police' })).toHaveLength(1)
  })
})

describe('the form of an institution', () => {
  const read = fields(InstitutionInput)
  const sent = (more: Record<string, string>) => {
    const { has_accounts: _, ...plain } = entry()
    return read({
      fields: Object.fromEntries(Object.entries({ ...plain, ...more }).map(([k, v]) => [k, [String(v)]])),
      files: {},
    })
  }

  test('keeps identifiers in one spelling and leaves out empty ones', () => {
    expect(
      sent({
        nip: '123-456-32-18',
        regon: '',
        phone: '41 386 00 00',
        email: 'GOPS@Oksa.example',
        postal_code: '28363',
      }),
    ).toMatchObject({
      ok: true,
      value: {
        nip: '1234563218',
        phone: '+48413860000',
        email: 'gops@oksa.example',
        postal_code: '28-363',
        has_accounts: false,
      },
    })
  })

  test('names every wrong field at once', () => {
    const answer = sent({
      nip: '1',
      regon: '2',
      rspo: 'x',
      krs: '3',
      phone: '4',
      email: 'gops',
      postal_code: '5',
      sector: 'moon',
      name: '',
    })
    const wrong = ['email', 'krs', 'name', 'nip', 'phone', 'postal_code', 'regon', 'rspo', 'sector']
    expect(answer.ok ? [] : Object.keys(answer.errors).sort()).toEqual(wrong)
    expect(answer).toMatchObject({ errors: { nip: { key: 'institutions.refusal.nip_wrong' } } })
  })

  test('refuses a name that is too long', () => {
    expect(sent({ name: 'ł'.repeat(201) })).toMatchObject({
      ok: false,
      errors: { name: { key: 'platform.form.too_long' } },
    })
  })
})

describe('employment', () => {
  const entered = (more: object = {}, who = head) =>
    as(who, (ctx) =>
      employPerson(ctx, {
        institutionId: school,
        personId: PersonId.parse(worker),
        function: 'worker',
        job_title: 'pedagog',
        from: localDate('2026-09-01'),
        ...more,
      }),
    )
  /** In raw SQL, as the role the program works as. */
  const workplaces = async (personId: string) => {
    const client = await database.runtime.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('app.actor_id', $1, true), set_config('app.today', $2, true)`, [
        personId,
        clock.today(),
      ])
      return (await client.query<{ id: string }>('select authz.institutions_i_work_in() as id')).rows.map(
        (row) => row.id,
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  test('is entered by the head of the institution, not by a worker or a stranger', async () => {
    await expect(entered({}, worker)).rejects.toBeInstanceOf(Forbidden)
    await expect(entered({}, stranger)).rejects.toBeInstanceOf(Forbidden)
    expect(await entered()).toMatchObject({ ok: true })
    const people = await as(stranger, (ctx) => employeesOf(ctx, school))
    expect(people.map((one) => [one.name, one.function, one.canEnd])).toEqual([
      ['Łucja Wymyślona', 'head', false],
      ['Jan Fikcyjny', 'worker', false],
    ])
    expect(await actAs(anyone, (ctx) => employeesOf(ctx, school))).toEqual([])
  })

  test.each([
    ['the same days', { from: localDate('2026-10-01') }, 'already_employed'],
    ['an end before its beginning', { until: localDate('2026-08-31') }, 'ends_before_start'],
    ['nobody', { personId: PersonId.parse('018f0000-0000-7000-8000-000000000009') }, 'person_unknown'],
  ])('with %s is refused', async (_, more, refusal) => {
    expect(await entered(more)).toMatchObject({ ok: false, refusal })
  })

  test('counts on its last day, and rights end with it', async () => {
    on(MONDAY)
    const found = await as(head, (ctx) => employeesOf(ctx, school))
    const employmentId = found.find((one) => one.personId === worker)?.id ?? EmploymentId.parse(newId())
    const end = (day: string, who = head) =>
      as(who, (ctx) => endEmployment(ctx, { institutionId: school, employmentId, last_day: localDate(day) }))
    await expect(end(MONDAY, stranger)).rejects.toBeInstanceOf(Forbidden)
    expect(await end('2026-08-31')).toMatchObject({ refusal: 'ends_before_start' })
    expect(await end(MONDAY)).toMatchObject({ ok: true })
    expect(await end('2026-12-31')).toMatchObject({ refusal: 'ends_sooner_already' })
    expect(await workplaces(worker)).toEqual([school])
    on('2026-11-24')
    expect(await workplaces(worker)).toEqual([])
    expect(await workplaces(head)).toEqual([school])
    on(MONDAY)
  })

  test('of another institution is not found under this one', async () => {
    const other = InstitutionId.parse(await institution('Inna szkoła', 'education', '260401'))
    const [own] = await as(head, (ctx) => employeesOf(ctx, school))
    const employmentId = own?.id ?? EmploymentId.parse(newId())
    const end = as(admin, (ctx) =>
      endEmployment(ctx, { institutionId: other, employmentId, last_day: localDate(MONDAY) }),
    )
    await expect(end).rejects.toBeInstanceOf(NotFound)
  })

  test('people are found by name without Polish letters, by those who signed in', async () => {
    expect((await as(stranger, (ctx) => searchPeople(ctx, 'lucja wymyslona'))).map((one) => one.name)).toEqual([
      'Łucja Wymyślona',
    ])
    expect(await as(stranger, (ctx) => searchPeople(ctx, '  '))).toEqual([])
    expect(await actAs(anyone, (ctx) => searchPeople(ctx, 'lucja'))).toEqual([])
  })
})

describe('agreements', () => {
  const terms = (more: object = {}): SignInput => ({
    kind: 'project',
    modelId: 'wiejski',
    element: 'porozumienie-jst',
    signedOn: localDate('2026-11-20'),
    from: localDate(MONDAY),
    until: localDate('2026-11-25'),
    parties: [{ institutionId: school }, { unitCode: '260401' }],
    ...more,
  })
  const sign = (more: object = {}, who = admin) => as(who, (ctx) => signAgreement(ctx, terms(more)))
  const signed = async (more: object = {}) => {
    const answer = await sign(more)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value
  }
  const inForce = async (search: object) =>
    (await as(head, (ctx) => agreementsInForce(ctx, { institutionId: school, ...search }))).map((one) => one.id)

  test('are in force from their first to their last day', async () => {
    const id = await signed({ number: 'OR.031.7.2026' })
    on('2026-11-22')
    expect(await inForce({})).toEqual([])
    for (const day of [MONDAY, '2026-11-25']) {
      on(day)
      expect(await inForce({ kind: 'project' })).toEqual([id])
    }
    on('2026-11-26')
    expect(await inForce({})).toEqual([])
    on(MONDAY)
    expect(await as(head, (ctx) => agreements(ctx, { agreementId: id }))).toMatchObject([
      {
        number: 'OR.031.7.2026',
        parties: [{ name: 'Szkoła w Bielinach' }, { place: { name: 'Bieliny' } }],
        canEnd: false,
      },
    ])
  })

  test.each([
    ['nobody as a party', { parties: [] }, 'parties_missing'],
    ['a signature of tomorrow', { signedOn: localDate('2026-11-24') }, 'signed_in_future'],
    ['an end before its beginning', { until: localDate('2026-11-22') }, 'ends_before_start'],
    [
      'a file that only looks like a PDF',
      { file: { name: 'umowa.pdf', bytes: new TextEncoder().encode('MZ nic') } },
      'file_type_refused',
    ],
    [
      'a file over 10 MB',
      { file: { name: 'umowa.pdf', bytes: new Uint8Array(10 * 1024 * 1024 + 1) } },
      'file_too_large',
    ],
  ])('with %s are refused', async (_, more, refusal) => {
    expect(await sign(more)).toMatchObject({ ok: false, refusal })
  })

  test('are recorded and ended by an administrator, not by a head or a stranger', async () => {
    const agreementId = await signed({ element: 'inne' })
    for (const who of [head, stranger]) await expect(sign({}, who)).rejects.toBeInstanceOf(Forbidden)
    const end = (who: string) =>
      as(who, (ctx) => endAgreement(ctx, { agreementId, last_day: localDate('2026-11-24'), reason: 'rezygnacja' }))
    await expect(end(head)).rejects.toBeInstanceOf(Forbidden)
    await expect(end(stranger)).rejects.toBeInstanceOf(NotFound)
  })

  test('that are ended count until that day, with the reason kept', async () => {
    const agreementId = await signed({ element: 'zakonczone' })
    const end = (day: string) =>
      as(admin, (ctx) => endAgreement(ctx, { agreementId, last_day: localDate(day), reason: 'rezygnacja' }))
    expect(await end('2026-11-22')).toMatchObject({ refusal: 'ends_before_start' })
    expect(await end('2026-11-26')).toMatchObject({ refusal: 'ends_sooner_already' })
    expect(await end('2026-11-24')).toMatchObject({ ok: true })
    on('2026-11-24')
    expect(await inForce({ element: 'zakonczone' })).toEqual([agreementId])
    on('2026-11-25')
    expect(await inForce({ element: 'zakonczone' })).toEqual([])
    on(MONDAY)
    expect(await as(admin, (ctx) => agreements(ctx, { agreementId }))).toMatchObject([{ endedReason: 'rezygnacja' }])
    const absent = { agreementId: AgreementId.parse(newId()), last_day: localDate(MONDAY), reason: 'x' }
    await expect(as(admin, (ctx) => endAgreement(ctx, absent))).rejects.toBeInstanceOf(NotFound)
  })

  test('are seen by the people of the parties only, and so are their files', async () => {
    const id = await signed({ element: 'ze-skanem', file: { name: 'umowa.pdf', bytes: PDF } })
    expect(await as(head, (ctx) => agreements(ctx, { agreementId: id }))).toMatchObject([
      { fileId: expect.any(String) },
    ])
    expect(await as(stranger, (ctx) => agreements(ctx, { agreementId: id }))).toEqual([])
    expect(await actAs(anyone, (ctx) => agreements(ctx, { agreementId: id }))).toEqual([])
  })
})
