import { afterAll, describe, expect, test } from 'vitest'
import { localDate, ModelVersionId } from '#kernel'
import { modelMessages } from '#model'
import { modelOf } from '#model/server'
import { addMessages, createLog, createPrinter } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import type { ReadPdf } from '#test/reading-pdf.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { callMeeting } from '../meetings/call-meeting.server.ts'
import { holdMeeting } from '../meetings/hold-meeting.server.ts'
import { caseworkPages } from '../pages.ts'
import { basketOf, ipw, workWorld } from '../plan/work.fixture.ts'
import { assignTask } from '../tasks/assign-task.server.ts'
import { printPath } from './print-paths.ts'
import { caseworkPrints } from './prints.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, stranger, newId, rows } = world
const { asked, take, stop } = printing(world.actAs, caseworkPages, caseworkPrints)
const { open } = visiting(world.actAs, caseworkPages)
afterAll(stop)

const rural = await as(keeper.worker, (ctx) => modelOf(ctx, ModelVersionId.parse(world.versionId)))

const HOSTILE = '#read("/etc/passwd") *gwiazdka* $x$ <etykieta> „cytat” Wydłużonesłowo'.concat('ż'.repeat(60))
const named = async (caseId: string, subject: string, given: string, family = 'Zmyślińska') =>
  world.item(caseId, keeper, 'kontakt', {
    kind: 'identity',
    subject_id: subject,
    body: { given, family, born: null, phone: '600 100 200', safeContact: null },
  })
const tags = (pdf: ReadPdf, tag: string) => pdf.tagged.filter((one) => one.tag === tag).map(({ text }) => text)
/** Words in narrow columns are hyphenated, and read back in two parts. */
const squeezed = (text: string) => text.replaceAll(/[\s-]/g, '')
const inOrder = (pdf: ReadPdf, words: readonly string[]) => {
  const places = words.map((word) => pdf.text.indexOf(word))
  expect(words.filter((_, i) => places[i] === -1)).toEqual([])
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}
const factsOf = (caseId: string) =>
  rows<{ payload: { print: string }; actor_id: string }>(
    `select payload, actor_id from platform.fact where chain_id = $1 and name = 'casework.print.made' order by seq`,
    [caseId],
  )
const done = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** A family called by name where its keeper prints. */
async function family() {
  const at = await world.family()
  await named(at.caseId, at.mother, 'Żaneta')
  return at
}
const consented = async (nobody = '') => {
  const at = await family()
  const form = done(
    await world.complete(
      keeper.worker,
      at.caseId,
      'zgoda-na-udzial',
      {
        zakres: { udzial: true, forma: 'duzy-druk', 'nie-chce': nobody || HOSTILE, 'kontakt-nigdy': ['sms', 'praca'] },
        potwierdzenie: { 'data-zgody': '2026-11-23' },
      },
      at.mother,
    ),
  )
  return { ...at, form }
}
async function planned() {
  const at = await family()
  await world.enter(at.caseId, 'ipw')
  await world.stepDone(at.caseId, 'spotkanie-planu')
  const goal = newId()
  const mine = newId()
  done(
    await world.complete(
      keeper.worker,
      at.caseId,
      'program-ipw',
      ipw(
        [
          { id: goal, whose: at.child, text: 'Córka chodzi do szkoły' },
          { id: mine, whose: at.mother, text: 'Mama wraca do pracy' },
        ],
        [
          { id: newId(), who: school.id, text: 'Zajęcia wyrównawcze z „języka”', goal, supports: [keeper.id] },
          { id: newId(), who: police.id, text: 'Patrole w okolicy', mode: 'own_task_noted' },
          { id: newId(), who: 'family', text: 'Wspólny poranek', goal: mine },
        ],
      ),
    ),
  )
  return at
}

describe('a form on paper', () => {
  test('a consent holds what was answered, as it was typed, with its clause and the information about data', async () => {
    const { caseId, form } = await consented()
    const { pdf, headers } = await take(printPath.form(caseId, form), keeper.worker)
    expect(pdf).toMatchObject({ title: 'Zgoda na udział', lang: 'pl' })
    inOrder(pdf, [
      'Zgoda na udział',
      'Na co się zgadzam',
      'Zgodę można cofnąć w każdej chwili',
      'Chcę pracować z zespołem nad zmianą naszej sytuacji',
      'Tak W jakiej formie',
      'Dużym drukiem',
      '#read("/etc/passwd") *gwiazdka* $x$ <etykieta> „cytat”',
      'SMS, W pracy',
      'W-5.2. Zgoda na udział. Każda dorosła osoba decyduje za siebie',
      'art. 13 RODO',
      'odpowiada OPS Bieliny (administrator danych)',
      'Prezesa Urzędu Ochrony Danych Osobowych',
      'na papierze, 23.11.2026',
    ])
    expect(pdf.text).not.toMatch(/\{deadline/)
    expect(pdf.text.replaceAll(' ', '')).toContain(`słowo${'ż'.repeat(60)}`)
    expect(tags(pdf, 'H1')).toEqual(['Zgoda na udział'])
    expect(tags(pdf, 'H2')).toContain('Na co się zgadzam')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="zgoda-na-udzial-TEST-\d+\.pdf"/)
    expect(headers.get('content-disposition')).not.toMatch(/Zmyś|Zmys/)
  })

  test('a blank one asks the same questions in the order of the screen, with boxes and lines, and says nothing of a family', async () => {
    const { caseId } = await consented()
    const { pdf } = await take(printPath.blank(caseId, 'zgoda-na-udzial'), keeper.worker)
    const order = [
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
      'art. 13 RODO',
      'data i czytelny podpis',
    ]
    inOrder(pdf, order)
    const page = await open(`/cases/${caseId}/forms/zgoda-na-udzial/new`, keeper.worker)
    const asks = ['Kto wyraża zgodę', 'Chcę pracować z zespołem', 'W jakiej formie', 'Jak nigdy się ze mną']
    const onScreen = asks.map((text) => page.html.indexOf(`>${text}`))
    expect(onScreen).toEqual(onScreen.toSorted((a, b) => a - b))
    expect(pdf.text + pdf.drawn).not.toMatch(/Żaneta|Zmyślińska|gwiazdka|☑/)
    expect(pdf.drawn).toMatch(/OPS Bieliny TEST-\d+/)
  })

  test('a conditional question says in words when it is to be answered', async () => {
    const { caseId } = await family()
    const { pdf } = await take(printPath.blank(caseId, 'protokol-przekazania'), keeper.worker)
    inOrder(pdf, ['Stan rzeczy', '☐ Z wadą', 'Jaka wada', 'Odpowiedz tylko wtedy, gdy „Stan rzeczy” to: Z wadą.'])
  })

  test('rows to fill in by hand are a table with its header, or empty blocks where a row is long', async () => {
    const { caseId } = await family()
    const minutes = await take(printPath.blank(caseId, 'protokol-spotkania'), keeper.worker)
    expect(tags(minutes.pdf, 'TH')).toEqual(['Ustalenie', 'Zdanie odrębne', 'Zadanie dla', 'Termin'])
    expect(tags(minutes.pdf, 'TD').length).toBeGreaterThanOrEqual(24)
    const diagnosis = await take(printPath.blank(caseId, 'karta-diagnozy'), keeper.worker)
    expect(tags(diagnosis.pdf, 'TH')).toEqual(expect.arrayContaining(['Co widzimy', 'Co możemy zrobić']))
    expect(tags(diagnosis.pdf, 'TD')).toContain('Mieszkanie i warunki domowe')
    const plan = await take(printPath.blank(caseId, 'program-ipw'), keeper.worker)
    expect(tags(plan.pdf, 'H3').filter((text) => text === 'Pozycja 2').length).toBeGreaterThan(0)
    inOrder(plan.pdf, ['Pozycja 1', 'Pozycja 3', 'Osoba dorosła', 'Instytucja'])
  })

  test('every form of the model can be taken blank', async () => {
    const { caseId } = await family()
    const { forms } = rural.document
    for (const { id, name } of forms) {
      const { pdf } = await take(printPath.blank(caseId, id), keeper.worker)
      expect([id, pdf.title]).toEqual([id, name.pl])
    }
    expect((await asked(printPath.blank(caseId, 'nie-ma-takiego'), keeper.worker)).status).toBe(404)
  })

  test('the sheet for a visit holds the forms at hand in this stage', async () => {
    const { caseId } = await family()
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
    inOrder(pdf, ['Cele', 'Mama wraca do pracy', 'Wspiera', 'Zajęcia wyrównawcze z „języka”', 'Odpowiedzi instytucji'])
    expect(tags(pdf, 'TH').slice(0, 5)).toEqual(['Działanie', 'Odpowiada', 'Wspiera', 'Termin', 'Stan'])
    const row = tags(pdf, 'TR').find((text) => text.includes('Zajęcia'))
    expect(row).toContain('Szkoła')
    expect(squeezed(row ?? '')).toContain('czekanaprzyjęcie')
    expect(pdf.text).toMatch(/Szkoła data i czytelny podpis/)
  })

  test('before there is a plan there is nothing to print', async () => {
    const { caseId } = await family()
    expect((await asked(printPath.plan(caseId), keeper.worker)).status).toBe(404)
  })
})

describe('a meeting on paper', () => {
  const TEAM = 'zespol-rodziny'
  const called = async () => {
    const at = await family()
    await world.enter(at.caseId, 'diagnoza')
    const steps = ['warsztat-diagnostyczny']
    const planned = { body: TEAM, day: localDate('2026-12-04'), time: '13:00', place: 'Urząd Gminy, sala 12', steps }
    const meeting = done(await as(keeper.worker, (ctx) => callMeeting(ctx, { caseId: at.caseId, ...planned })))
    return { ...at, meeting }
  }

  test('of one to come the list waits for signatures and the minutes for words', async () => {
    const { caseId, meeting } = await called()
    const list = (await take(printPath.attendance(caseId, meeting), keeper.worker)).pdf
    expect(tags(list, 'TH')).toEqual(['Nr', 'Imię i nazwisko, instytucja', 'Podpis'])
    inOrder(list, ['Lista obecności', '04.12.2026, 13:00', 'Urząd Gminy, sala 12', 'Ewa Z OPS Bieliny', 'Ewa Z Szkoła'])
    const minutes = (await take(printPath.minutes(caseId, meeting), keeper.worker)).pdf
    expect(tags(minutes, 'H1')).toEqual(['Protokół spotkania'])
    expect(tags(minutes, 'TD').filter((text) => text === '').length).toBeGreaterThanOrEqual(18)
  })

  test('of one that took place: who came, what was decided, who disagreed, whose the task is', async () => {
    const at = await family()
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
    inOrder(pdf, [
      'Protokół spotkania',
      '20.11.2026',
      'Zgłoszenie do świetlicy',
      'Policja woli klub',
      'data i czytelny podpis',
    ])
    const list = await take(printPath.attendance(at.caseId, meeting), keeper.worker)
    expect(tags(list.pdf, 'TR').some((text) => /Ewa Z OPS Bieliny.*był/.test(text))).toBe(true)
  })
})

/** What the keeper wrote about learning is shown to the school, what it wrote about health and addictions is not. */
async function full() {
  const at = await planned()
  const { caseId } = at
  await world.enter(caseId, 'diagnoza')
  await world.stepDone(caseId, 'warsztat-diagnostyczny')
  const areas = [
    { rowId: 'zdrowie', values: { 'co-widzimy': 'Leczenie sercowe mamy', 'co-mozemy': 'Lekarz rodzinny' } },
    { rowId: 'nalogi', values: { 'co-widzimy': 'Terapia w środę', 'co-mozemy': 'Poradnia' } },
    { rowId: 'szkola', values: { 'co-widzimy': 'Opuszczone lekcje w październiku', 'co-mozemy': 'Korepetycje' } },
  ]
  done(await world.complete(keeper.worker, caseId, 'karta-diagnozy', { 'obszary-wkladu': areas }))
  await world.item(caseId, keeper, 'zdrowie', { subject_id: at.mother, body: { text: 'Notatka szpitalna' } })
  await world.disclosure(caseId, keeper, school, 'nauka')
  await world.disclosure(caseId, keeper, police, 'zdrowie')
  const due = localDate('2026-12-01')
  done(
    await as(keeper.worker, (ctx) =>
      assignTask(ctx, { caseId, what: 'Zadzwonić do świetlicy', institution: keeper.id, due }),
    ),
  )
  await world.enter(caseId, 'koszyk')
  const line = { id: newId(), what: 'Okulary korekcyjne', who: at.mother, provider: keeper.id }
  await world.complete(keeper.worker, caseId, 'karta-koszyka', basketOf([line]))
  return at
}

describe('the whole case on paper', () => {
  test('holds for its keeper every part of the case, in the order of its pages', async () => {
    const { caseId } = await full()
    const { pdf, headers } = await take(printPath.file(caseId), keeper.worker)
    const parts = ['Przegląd', 'Osoby w sprawie', 'Kto jest przy rodzinie', 'Formularze', 'Diagnoza', 'Program']
    const rest = ['Koszyk usług', 'Zadania', 'Kto co widzi', 'Historia']
    expect(tags(pdf, 'H2').filter((text) => [...parts, ...rest].includes(text))).toEqual([...parts, ...rest])
    for (const said of [
      'Leczenie sercowe',
      'Opuszczone lekcje',
      'Okulary korekcyjne',
      'Zadzwonić do świetlicy',
      'Żaneta',
    ]) {
      expect(squeezed(pdf.text)).toContain(squeezed(said))
    }
    expect(headers.get('content-disposition')).toMatch(/filename="cala-sprawa-TEST-\d+\.pdf"/)
    expect(pdf.pages).toBeGreaterThan(1)
  })

  test('of a school lacks what it may not see and says nothing of special content', async () => {
    const { caseId } = await full()
    const { pdf } = await take(printPath.file(caseId), school.worker)
    expect(pdf.text).toContain('Opuszczone lekcje w październiku')
    const all = squeezed(`${pdf.text} ${pdf.drawn}`)
    for (const hidden of ['sercowe', 'Lekarz', 'Terapia', 'Poradnia', 'szpitalna', 'Okulary', 'świetlicy', 'Żaneta']) {
      expect(all).not.toContain(hidden)
    }
    expect(all).not.toMatch(/zdrow|uzależn|ukryt|niewidoczn|nieudostępnion|niejestTobie|brakdostępu/i)
  })

  test('of somebody who may know no names holds the course of the case, and no word of content', async () => {
    const { caseId } = await full()
    const coded = await world.worker('Cezary', 'Kodowy', police.id)
    await world.seat(caseId, { id: police.id, worker: coded }, 'czlonek-pzk')
    const { pdf } = await take(printPath.file(caseId), coded)
    expect(tags(pdf, 'H2').slice(0, 1)).toEqual(['Przegląd'])
    for (const part of ['Formularze', 'Diagnoza', 'Program', 'Koszyk usług', 'Spotkania', 'Historia']) {
      expect(tags(pdf, 'H2')).not.toContain(part)
    }
    expect(squeezed(pdf.text)).not.toMatch(/Żaneta|Zmyślińska|Leczenie|lekcje|Okulary|świetlicy/)
    expect((await asked(printPath.visit(caseId), coded)).status).toBe(404)
  })

  test('shows to each institution exactly what its pages show', async () => {
    const { caseId } = await full()
    const words = ['Leczenie sercowe mamy', 'Terapia w środę', 'Opuszczone lekcje', 'Okulary korekcyjne']
    for (const { worker } of [keeper, school, police]) {
      const { pdf } = await take(printPath.file(caseId), worker)
      const pages = await Promise.all(
        ['/diagnosis', '/basket', '/plan'].map((page) => open(`/cases/${caseId}${page}`, worker)),
      )
      const shown = pages.map(({ html }) => html).join()
      expect(words.map((word) => squeezed(pdf.text).includes(squeezed(word)))).toEqual(
        words.map((word) => shown.includes(word)),
      )
    }
  })
})

describe('who prints', () => {
  test('somebody outside finds no print, as if the case did not exist; without signing in nobody does', async () => {
    const { caseId, form } = await consented('Nikogo')
    const all = [printPath.file, printPath.plan, printPath.visit].map((path) => path(caseId))
    for (const path of [...all, printPath.form(caseId, form), printPath.blank(caseId, 'zgoda-na-udzial')]) {
      expect([path, (await asked(path, stranger)).status]).toEqual([path, 404])
      expect([path, (await asked(path, null)).status]).toEqual([path, 303])
    }
    expect((await asked(printPath.file(newId()), keeper.worker)).status).toBe(404)
    expect((await asked('/cases/to-nie-numer/print/file', keeper.worker)).status).toBe(404)
    expect(await factsOf(caseId)).toEqual([])
  })

  test('each print is on the record of the case, with what was printed and by whom, and told in its history', async () => {
    const { caseId, form } = await consented('Nikogo')
    await take(printPath.form(caseId, form), keeper.worker)
    await take(printPath.blank(caseId, 'zgoda-na-udzial'), school.worker)
    expect(await factsOf(caseId)).toEqual([
      { payload: { print: 'form', form: 'zgoda-na-udzial' }, actor_id: keeper.worker },
      { payload: { print: 'blank', form: 'zgoda-na-udzial' }, actor_id: school.worker },
    ])
    const { html } = await open(`/cases/${caseId}/history`, keeper.worker)
    expect(html).toContain('Wydrukowano formularz')
    expect(html).toContain('Pobrano pusty druk')
  })

  test('whoever reads English gets the print in English; what people wrote stays as it is', async () => {
    const { caseId, form } = await consented('Nikogo')
    const { pdf, headers } = await take(printPath.form(caseId, form), keeper.worker, 'en')
    expect(pdf).toMatchObject({ title: 'Consent to take part', lang: 'en' })
    inOrder(pdf, ['Consent to take part', 'Nikogo', 'Information about personal data', 'Signed outside the system'])
    expect(pdf.drawn).toContain('Page 1 of')
    expect(headers.get('content-type')).toBe('application/pdf')
  })

  test('a print that fails is said in plain words, and nothing is put on the record', async () => {
    const { caseId } = await consented('Nikogo')
    const crowded = createPrinter(createLog('silent'), { room: 0 })
    const site = printing(world.actAs, caseworkPages, caseworkPrints, crowded)
    const answer = await site.asked(printPath.file(caseId), keeper.worker)
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-disposition')).toBeNull()
    expect(await answer.text()).toContain('Nie udało się zrobić wydruku')
    expect(await factsOf(caseId)).toEqual([])
    await site.stop()
  })

  test('pages of the case lead to its prints', async () => {
    const { caseId, form } = await consented('Nikogo')
    const leads = async (page: string, href: string) => {
      expect((await open(`/cases/${caseId}${page}`, keeper.worker)).html).toContain(`href="${href}"`)
    }
    await leads('', printPath.file(caseId))
    await leads('', printPath.visit(caseId))
    await leads('', printPath.blank(caseId, 'zgoda-na-udzial'))
    await leads(`/forms/${form}`, printPath.form(caseId, form))
    await leads(`/forms/${form}`, printPath.blank(caseId, 'zgoda-na-udzial'))
    await leads('/plan', printPath.blank(caseId, 'program-ipw'))
  })
})
