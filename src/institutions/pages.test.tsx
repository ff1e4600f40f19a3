import { beforeAll, describe, expect, test } from 'vitest'
import { addMessages } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { institutionsMessages } from './i18n/messages.ts'
import { institutionsPages } from './pages.ts'

addMessages(territoryMessages)
addMessages(institutionsMessages)
const database = await testDatabase()
const { actAs, newId } = acting(database)
const { aPerson, administrator, agreement, employ, institution, units } = founding(database, newId)
const offers = async () => [
  {
    modelId: 'wiejski',
    element: 'porozumienie-jst',
    kind: 'project' as const,
    name: { pl: 'Porozumienie o współpracy', en: 'Cooperation agreement' },
    model: { pl: 'Model wiejski', en: 'Rural model' },
  },
]
const { open, fill, send } = visiting(actAs, institutionsPages(offers))

let admin = ''
let head = ''
let worker = ''
let school = ''
beforeAll(async () => {
  await units()
  admin = await aPerson('Ada', 'Zmyślona')
  await administrator(admin)
  head = await aPerson('Łucja', 'Wymyślona')
  worker = await aPerson('Jan', 'Fikcyjny')
  school = await institution('Szkoła <b>w</b> Bielinach', 'education', '260401')
  await employ(head, school, 'head')
})

const entry = { seat_code: '260401', name: 'Ośrodek Zmyślony', short_name: 'OZ', sector: 'health', level: 'gmina' }

describe('an institution without accounts', () => {
  const work = { function: 'worker', job_title: 'pielęgniarka szkolna', from: '01.09.2026' }
  const named = { given: 'Lena', family: 'Bezkontowa', ...work }

  test('has people who never sign in, entered by an administrator alone', async () => {
    const clinic = await institution('Przychodnia na papierze', 'health', '260401', { has_accounts: false })
    const clinicHead = await aPerson('Hanna', 'Kierująca')
    await employ(clinicHead, clinic, 'head')
    const at = `/institutions/${clinic}/employ`
    expect((await open(at, admin)).html).toContain('Wpisz osobę, która nie ma i nie będzie mieć konta')
    expect((await send(`${at}/new`, admin, { ...named, family: '' })).status).toBe(422)
    expect((await send(`${at}/new`, admin, named)).status).toBe(303)
    expect((await open(`/institutions/${clinic}`, admin)).html).toContain('Lena Bezkontowa')
    const { rows } = await database.owner.query(
      `select 1 from identity.person p join identity.account a on a.person_id = p.id where p.family_name = 'Bezkontowa'`,
    )
    expect(rows).toEqual([])
    expect((await open(at, clinicHead)).html).not.toContain('nie będzie mieć konta')
    expect((await open(`${at}/new`, clinicHead)).status).toBe(403)
    expect((await open(`${at}/new`, worker)).status).toBe(403)
  })

  test('is one only while it has none: people of others are invited', async () => {
    expect((await open(`/institutions/${school}/employ/new`, admin)).status).toBe(404)
    expect((await open(`/institutions/${school}/employ`, admin)).html).not.toContain('nie będzie mieć konta')
  })
})

describe('the register of institutions in a browser', () => {
  test('is open to anybody, and shows names as they were typed', async () => {
    const { status, html } = await open('/institutions?q=szkola+bielinach&place=Bieliny', null)
    expect(status).toBe(200)
    expect(html).toContain('Szkoła &lt;b&gt;w&lt;/b&gt; Bielinach')
    expect(html).toContain('Działające w: gmina Bieliny (wiejska), pow. kielecki, woj. świętokrzyskie')
    expect(html).not.toContain('Wpisz instytucję')
  })

  test('says so when nothing fits', async () => {
    expect((await open('/institutions?q=Qwxzvkj', null)).html).toContain('Nie ma instytucji, która pasuje.')
  })

  test('takes a new institution: first the seat, then the rest, once however often it is sent', async () => {
    expect((await open('/institutions/register?seat_q=bieliny', admin)).html).toContain('value="260401"')
    const again = await fill('/institutions/register?seat=260401', admin, {
      ...entry,
      nip: '123-456-32-18',
      has_accounts: 'yes',
    })
    const first = await again()
    expect(first.status).toBe(303)
    expect((await again()).location).toBe(first.location)
    const { html } = await open(first.location ?? '', null)
    expect(html).toContain('1234563218')
    expect(html).not.toContain('Osoby</h2>')
  })

  test('keeps everything typed and names each wrong field', async () => {
    const { status, html } = await send('/institutions/register?seat=260401', admin, {
      ...entry,
      nip: '123',
      phone: '<i>7',
    })
    expect(status).toBe(422)
    expect(html).toContain('href="#f-nip"')
    expect(html).toContain('href="#f-phone"')
    expect(html).toContain('value="&lt;i&gt;7"')
    expect(html).toContain('value="Ośrodek Zmyślony"')
  })

  test.each(['/institutions/register', '/correct', '/end', '/area', '/agreements/sign'])(
    '%s is for administrators',
    async (act) => {
      const path = act.startsWith('/institutions') ? act : `/institutions/${school}${act}`
      expect((await open(path, admin)).status).toBe(200)
      for (const who of [head, worker]) expect((await open(path, who)).status).toBe(403)
      expect((await open(path, null)).status).toBe(303)
    },
  )

  test('an institution that is not there is not found', async () => {
    for (const path of [`/institutions/${newId()}`, '/institutions/x'])
      expect((await open(path, null)).status).toBe(404)
  })

  test('an administrator corrects, changes the area and ends an institution', async () => {
    const id = await institution('Do poprawy', 'other', '260401')
    const { has_accounts: _, ...rest } = { ...entry, has_accounts: 'yes' }
    expect((await send(`/institutions/${id}/correct`, admin, { ...rest, name: 'Po poprawie' })).status).toBe(303)
    expect((await open(`/institutions/${id}/correct?move=1&seat_q=Mirzec`, admin)).html).toContain('value="261103"')
    expect((await open(`/institutions/${id}/area?unit=261103`, admin)).html).toContain('gmina Mirzec')
    expect((await send(`/institutions/${id}/area`, admin, { units: ['260401', '261103'] })).status).toBe(303)
    expect((await send(`/institutions/${id}/area`, admin, {})).status).toBe(422)
    expect((await send(`/institutions/${id}/end`, admin, { last_day: '30.11.2026' })).status).toBe(303)
    const { html } = await open(`/institutions/${id}`, admin)
    expect(html).toContain('Po poprawie')
    expect(html).toContain('pow. starachowicki')
    expect(html).toContain('Instytucja zakończyła działalność 30.11.2026.')
  })
})

describe('people and agreements of an institution in a browser', () => {
  test('its head corrects the contact, enters a person and ends the work', async () => {
    expect((await send(`/institutions/${school}/contact`, head, { phone: '41 386 00 00' })).status).toBe(303)
    expect((await open(`/institutions/${school}/employ?q=fikcyjny`, head)).html).toContain('Jan Fikcyjny')
    const day = { function: 'worker', job_title: 'pedagog', from: '01.09.2026' }
    expect((await send(`/institutions/${school}/employ?q=fikcyjny`, head, { ...day, personId: worker })).status).toBe(
      303,
    )
    const { html } = await open(`/institutions/${school}`, head)
    expect(html).toContain('+48 413 860 000')
    expect(html).toContain('pracownik, pedagog')
    const path = new RegExp(`/institutions/${school}/employment/[0-9a-f-]+/end`, 'g')
    const ends = html.match(path) ?? []
    expect(ends).toHaveLength(2)
    expect((await open(ends[1] ?? '', worker)).status).toBe(403)
    expect((await send(ends[1] ?? '', head, { last_day: '2026-08-01' })).html).toContain(
      'Ostatni dzień nie może być wcześniejszy niż pierwszy.',
    )
    expect((await send(ends[1] ?? '', head, { last_day: '2026-11-30' })).location).toBe(`/institutions/${school}`)
  })

  test('a worker may not enter people', async () => {
    expect((await open(`/institutions/${school}/employ`, worker)).status).toBe(403)
  })

  test('an agreement is recorded, shown in force, and ended with a reason', async () => {
    const terms = {
      agreement: 'wiejski/porozumienie-jst',
      number: 'OR.1',
      signed_on: '20.11.2026',
      from: '23.11.2026',
      until: '',
      with_seat: 'yes',
    }
    const sign = `/institutions/${school}/agreements/sign`
    const page = new File(['<html></html>'], 'umowa.pdf')
    expect((await send(sign, admin, { ...terms, file: page })).html).toContain('Wybierz plik PDF, JPG, PNG albo WebP.')
    expect((await send(sign, admin, { ...terms, agreement: 'inny/element' })).html).toContain(
      'Wybierz jedną z podanych odpowiedzi.',
    )
    expect((await send(sign, admin, { ...terms, file: new File(['%PDF-1.7\n%%EOF'], 'umowa.pdf') })).status).toBe(303)
    const { html } = await open(`/institutions/${school}`, admin)
    expect(html).toContain('obowiązuje')
    expect(html).toContain('gmina Bieliny')
    expect(html).toMatch(/href="\/files\/[0-9a-f-]+"/)
    const [end = ''] = html.match(new RegExp(`/institutions/${school}/agreements/[0-9a-f-]+/end`)) ?? []
    expect((await send(end, admin, { last_day: '24.11.2026', reason: '' })).status).toBe(422)
    expect((await send(end, admin, { last_day: '24.11.2026', reason: 'Wycofanie <gminy>' })).status).toBe(303)
    expect((await open(`/institutions/${school}`, admin)).html).toContain('Wycofanie &lt;gminy&gt;')
    expect((await open(`/institutions/${school}`, null)).html).not.toContain('OR.1')
  })

  test('an annex signed late leaves a visible gap', async () => {
    const id = await institution('Z przerwą', 'ngo', '261103')
    const party = [{ institution_id: id }]
    const dates = (signed: string, from: string, until: string) => ({
      signed_on: signed,
      from_on: from,
      until_on: until,
    })
    await agreement('project', 'p', 'm', party, dates('2026-01-02', '2026-01-02', '2026-06-30'))
    await agreement('project', 'p', 'm', party, dates('2026-09-15', '2026-07-01', '2026-12-31'))
    const { html } = await open(`/institutions/${id}`, admin)
    expect(html).toContain('01.07.2026 – 14.09.2026')
    expect(html).toContain('objęta później aneksem od 01.07.2026')
  })
})
