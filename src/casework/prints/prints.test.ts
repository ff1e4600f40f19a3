import { afterAll, describe, expect, test } from 'vitest'
import { localDate, ModelVersionId } from '#kernel'
import { modelMessages } from '#model'
import { modelOf } from '#model/server'
import { addMessages } from '#platform/server'
import { protectionMessages } from '#protection'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { callMeeting } from '../meetings/call-meeting.server.ts'
import { holdMeeting } from '../meetings/hold-meeting.server.ts'
import { caseworkPages } from '../pages.ts'
import { printPath } from './print-paths.ts'
import { done, IN_ORDER, order, printWorld, squeezed, tags } from './print-world.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(protectionMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { as, keeper, school, newId, rows, named, consented, planned } = world
const { asked, take, stop } = world.site
const { open } = visiting(world.actAs, caseworkPages)
afterAll(stop)
const rural = await as(keeper.worker, (ctx) => modelOf(ctx, ModelVersionId.parse(world.versionId)))

describe('a form on paper', () => {
  test('a consent holds what was answered, as it was typed, with its clause and the information about data', async () => {
    const { caseId, form } = await consented()
    const { pdf, headers } = await take(printPath.form(caseId, form), keeper.worker)
    expect(pdf).toMatchObject({ title: 'Zgoda na udział', lang: 'pl' })
    expect(
      order(pdf, [
        'Zgoda na udział',
        'Na co się zgadzam',
        'Zgodę można cofnąć w każdej chwili',
        'Chcę pracować z zespołem nad zmianą naszej sytuacji',
        'Tak W jakiej formie',
        'Dużym drukiem',
        '#read("/etc/passwd") *gwiazdka* $x$ <etykieta> „cytat”',
        'SMS, W pracy',
        'W-5.2. Zgoda na udział. Każda dorosła osoba decyduje za siebie',
        'art. 13 i 14 RODO',
        'odpowiada OPS Bieliny (administrator danych)',
        'Prezesa Urzędu Ochrony Danych Osobowych',
        'na papierze, 23.11.2026',
      ]),
    ).toEqual(IN_ORDER)
    expect(pdf.text).not.toMatch(/\{deadline/)
    expect(pdf.text.replaceAll(' ', '')).toContain(`słowo${'ż'.repeat(60)}`)
    expect(tags(pdf, 'H1')).toEqual(['Zgoda na udział'])
    expect(tags(pdf, 'H2')).toContain('Na co się zgadzam')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="zgoda-na-udzial-TEST-\d+\.pdf"/)
    expect(headers.get('content-disposition')).not.toMatch(/Zmyś|Zmys/)
  })

  test('once the keeper tells people about their data, its consent names the controller and the officer it was told of', async () => {
    const { caseId, form } = await consented()
    const before = await take(printPath.form(caseId, form), keeper.worker)
    expect(before.pdf.text).toContain('Wzór. Przed użyciem')
    await tellsPeople(world, keeper.id, await world.found.aPerson('Iga', 'Inspektorska'))
    const { pdf } = await take(printPath.form(caseId, form), keeper.worker)
    const told = [
      'odpowiada OPS Bieliny (administrator danych)',
      'Iga Inspektorska. Kontakt: iod@example.org',
      'Dziesięć lat (B10)',
    ]
    expect(order(pdf, told)).toEqual(IN_ORDER)
    expect(pdf.text).not.toContain('Wzór. Przed użyciem')
  })

  test('a blank one asks the same questions in the order of the screen, with boxes and lines, and says nothing of a family', async () => {
    const { caseId } = await consented()
    const { pdf } = await take(printPath.blank(caseId, 'zgoda-na-udzial'), keeper.worker)
    const asks = [
      'Kto wyraża zgodę',
      'W imieniu których dzieci',
      'Chcę pracować z zespołem',
      '☐ Tak',
      '☐ Nie',
      'W jakiej formie chcę dostawać plan',
      '☐ Na papierze',
      '☐ Tekst łatwy do czytania',
      'Jak nigdy się ze mną nie kontaktować',
      'Można zaznaczyć kilka.',
      'art. 13 i 14 RODO',
      'data i czytelny podpis',
    ]
    expect(order(pdf, asks)).toEqual(IN_ORDER)
    const page = await open(`/cases/${caseId}/forms/zgoda-na-udzial/new`, keeper.worker)
    const labels = ['Kto wyraża zgodę', 'Chcę pracować z zespołem', 'W jakiej formie', 'Jak nigdy się ze mną']
    const onScreen = labels.map((text) => page.html.indexOf(`>${text}`))
    expect(onScreen).toEqual(onScreen.toSorted((a, b) => a - b))
    expect(pdf.text + pdf.drawn).not.toMatch(/Żaneta|Zmyślińska|gwiazdka|☑/)
    expect(pdf.drawn).toMatch(/OPS Bieliny TEST-\d+/)
  })

  test('a conditional question says in words when it is to be answered', async () => {
    const { caseId } = await named()
    const { pdf } = await take(printPath.blank(caseId, 'protokol-przekazania'), keeper.worker)
    expect(
      order(pdf, ['Stan rzeczy', '☐ Z wadą', 'Jaka wada', 'Odpowiedz tylko wtedy, gdy „Stan rzeczy” to: Z wadą.']),
    ).toEqual(IN_ORDER)
  })

  test('rows to fill in by hand are a table with its header, or empty blocks where a row is long', async () => {
    const { caseId } = await named()
    const minutes = await take(printPath.blank(caseId, 'protokol-spotkania'), keeper.worker)
    expect(tags(minutes.pdf, 'TH')).toEqual(['Ustalenie', 'Zdanie odrębne', 'Zadanie dla', 'Termin'])
    expect(tags(minutes.pdf, 'TD').length).toBeGreaterThanOrEqual(24)
    const diagnosis = await take(printPath.blank(caseId, 'karta-diagnozy'), keeper.worker)
    expect(tags(diagnosis.pdf, 'TH')).toEqual(expect.arrayContaining(['Co widzimy', 'Co możemy zrobić']))
    expect(tags(diagnosis.pdf, 'TD')).toContain('Mieszkanie i warunki domowe')
    const plan = await take(printPath.blank(caseId, 'program-ipw'), keeper.worker)
    expect(tags(plan.pdf, 'H3').filter((text) => text === 'Pozycja 2').length).toBeGreaterThan(0)
    expect(order(plan.pdf, ['Pozycja 1', 'Pozycja 3', 'Osoba dorosła', 'Instytucja'])).toEqual(IN_ORDER)
  })

  test('every form of the model can be taken blank', async () => {
    const { caseId } = await named()
    const { forms } = rural.document
    for (const { id, name } of forms) {
      const { pdf } = await take(printPath.blank(caseId, id), keeper.worker)
      expect([id, pdf.title]).toEqual([id, name.pl])
    }
    expect((await asked(printPath.blank(caseId, 'nie-ma-takiego'), keeper.worker)).status).toBe(404)
  })

  test('the sheet for a visit holds the forms at hand in this stage', async () => {
    const { caseId } = await named()
    const { pdf } = await take(printPath.visit(caseId), keeper.worker)
    expect(tags(pdf, 'H1')).toEqual(['Arkusz na wizytę domową'])
    expect(tags(pdf, 'H2')).toEqual(['Zgoda na udział', 'Pilna pomoc'])
    expect(tags(pdf, 'H3')).toContain('Na co się zgadzam')
    expect(tags((await take(printPath.visit(caseId), school.worker)).pdf, 'H2')).toEqual(['Pilna pomoc'])
  })
})

describe('the plan on paper', () => {
  test('goals stand under the person whose they are, actions with who answers for them, and each one has a line to sign', async () => {
    const { caseId, mother } = await planned()
    await world.found.put('casework.consent', {
      id: newId(),
      case_id: caseId,
      subject_id: mother,
      form_instance_id: (
        await rows<{ id: string }>('select id from casework.form_instance where case_id = $1', [caseId])
      )[0]?.id,
      given_on: '2026-11-20',
      recorded_by: keeper.worker,
    })
    const { pdf, headers } = await take(printPath.plan(caseId), keeper.worker)
    expect(headers.get('content-disposition')).toMatch(/filename="plan-TEST-\d+\.pdf"/)
    expect(tags(pdf, 'H3')).toContain('Żaneta Zmyślińska')
    expect(
      order(pdf, ['Cele', 'Mama wraca do pracy', 'Wspiera', 'Zajęcia wyrównawcze z „języka”', 'Odpowiedzi instytucji']),
    ).toEqual(IN_ORDER)
    expect(tags(pdf, 'TH').slice(0, 5)).toEqual(['Działanie', 'Odpowiada', 'Wspiera', 'Termin', 'Stan'])
    const row = tags(pdf, 'TR').find((text) => text.includes('Zajęcia'))
    expect(row).toContain('Szkoła')
    expect(squeezed(row ?? '')).toContain('czekanaprzyjęcie')
    expect(pdf.text).toMatch(/Szkoła data i czytelny podpis/)
  })

  test('before there is a plan there is nothing to print', async () => {
    const { caseId } = await named()
    expect((await asked(printPath.plan(caseId), keeper.worker)).status).toBe(404)
  })
})

describe('a meeting on paper', () => {
  const TEAM = 'zespol-rodziny'
  const called = async () => {
    const at = await named()
    await world.enter(at.caseId, 'diagnoza')
    const steps = ['warsztat-diagnostyczny']
    const planned = { body: TEAM, day: localDate('2026-12-04'), time: '13:00', place: 'Urząd Gminy, sala 12', steps }
    const meeting = done(await as(keeper.worker, (ctx) => callMeeting(ctx, { caseId: at.caseId, ...planned })))
    return { ...at, meeting }
  }

  test('of one to come the list waits for signatures and the minutes for words', async () => {
    const { caseId, meeting } = await called()
    const list = (await take(printPath.attendance(caseId, meeting), keeper.worker)).pdf
    expect(tags(list, 'TH')).toEqual(['Nr', 'Imię i nazwisko', 'Instytucja', 'Podpis'])
    expect(
      order(list, ['Lista obecności', '04.12.2026', 'Urząd Gminy, sala 12', 'Ewa Z OPS Bieliny', 'Ewa Z Szkoła']),
    ).toEqual(IN_ORDER)
    const minutes = (await take(printPath.minutes(caseId, meeting), keeper.worker)).pdf
    expect(tags(minutes, 'H1')).toEqual(['Protokół spotkania'])
    expect(tags(minutes, 'TD').filter((text) => text === '').length).toBeGreaterThanOrEqual(18)
  })

  test('of one that took place: who came, what was decided, who disagreed, whose the task is', async () => {
    const at = await named()
    await world.enter(at.caseId, 'diagnoza')
    const meeting = done(
      await as(keeper.worker, (ctx) =>
        holdMeeting(ctx, {
          caseId: at.caseId,
          meeting: null,
          body: TEAM,
          heldOn: localDate('2026-11-20'),
          place: 'Szkoła',
          present: [`worker:${keeper.worker}:${keeper.id}`],
          familyTookPart: true,
          steps: ['warsztat-diagnostyczny'],
          decisions: [{ text: 'Zgłoszenie do świetlicy', dissent: 'Policja woli klub', institution: school.id }],
          confirm: false,
        }),
      ),
    )
    if (meeting === null) throw new Error('no meeting')
    const { pdf } = await take(printPath.minutes(at.caseId, meeting), keeper.worker)
    expect(
      order(pdf, [
        'Protokół spotkania',
        '20.11.2026',
        'Zgłoszenie do świetlicy',
        'Policja woli klub',
        'data i czytelny podpis',
      ]),
    ).toEqual(IN_ORDER)
    const list = await take(printPath.attendance(at.caseId, meeting), keeper.worker)
    expect(tags(list.pdf, 'TR').some((text) => /Ewa Z OPS Bieliny.*był/.test(text))).toBe(true)
  })
})
