import { describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages, keepDraft } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { type Sent, visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const world = await workWorld(await testDatabase())
const { actAs, keeper, school, stranger, rows } = world
const colleague = await world.worker('Asia', 'Asystująca', keeper.id)
const site = visiting(actAs, caseworkPages)
const PLAN = 'program-ipw'

/** A family with two workers of the centre that keeps its case. */
async function family() {
  const made = await world.family()
  await world.seat(made.caseId, { id: keeper.id, worker: colleague }, 'asystent-rodziny')
  return made
}
/** A family in the stage of its plan, and the plan not yet begun. */
async function planning() {
  const made = await family()
  await world.enter(made.caseId, 'ipw')
  await world.stepDone(made.caseId, 'spotkanie-planu')
  return { ...made, at: `/cases/${made.caseId}/forms/${PLAN}/new` }
}
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const titleOf = (html: string) => /<title>([^<]*)/.exec(html)?.[1] ?? ''
const shownWith = (html: string): Sent =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(_version|_base|_part|[^"]*\.rowId)" value="([^"]*)"/g)].map((found) => [
      found[1] ?? '',
      found[2] ?? '',
    ]),
  )

/** Fills the page in as a browser without script: with everything it carries unseen. */
async function fillIn(path: string, who: string, typed: Sent) {
  const { html } = await site.open(path, who)
  return site.send(path, who, { ...shownWith(html), ...typed })
}
async function leadsTo(path: string, who: string, typed: Sent): Promise<string> {
  const { status, location, html } = await fillIn(path, who, typed)
  if (status !== 303 || location === null) throw new Error(`${status} at ${path}: ${html}`)
  return location
}
/** Begins a plan by its first part, and answers with the address of the form. */
async function begun(at: string, typed: Sent = {}): Promise<string> {
  return (await leadsTo(at, keeper.worker, typed)).replace(/\/parts\/.*/, '')
}
const draftOf = async (caseId: string) => {
  const [draft] = await rows<{ answers: Record<string, unknown> }>(
    'select answers from casework.form_draft where case_id = $1',
    [caseId],
  )
  return draft?.answers
}
const goal = (person: string, words: string) => ({ 'cele.0.czyj-cel': person, 'cele.0.cel': words })
const action = { 'dzialania.0.co-robimy': 'Naprawa pieca', 'dzialania.0.kto-odpowiada': 'family' }

describe('a long form', () => {
  test('begins with its first part: which of how many, one heading, the next step, every other part, the whole', async () => {
    const { at } = await planning()
    const { html } = await site.open(at, keeper.worker)
    expect(titleOf(html)).toContain('Część 1 z 4: Wspólny plan – Indywidualny Program Współpracy')
    expect(html).toContain('<h1>Część 1 z 4: Wspólny plan</h1>')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('name="naglowek.do-kiedy-program"')
    expect(html).not.toContain('name="cele.0.cel"')
    expect(html).toContain('Zapisz i przejdź dalej')
    expect(html).not.toContain('Wstecz')
    for (const to of ['cele', 'dzialania', 'bez-celu', '_summary', '_whole']) {
      expect(html).toContain(`name="_to" value="${to}"`)
    }
  })

  test('is filled in part by part, shown as a summary, mended from there and completed', async () => {
    const { at, caseId, mother, child } = await planning()
    const second = await leadsTo(at, keeper.worker, { 'naglowek.do-kiedy-program': 'na wiosnę' })
    expect(second).toMatch(/\/parts\/cele$/)
    const form = second.replace('/parts/cele', '')
    expect((await site.open(second, keeper.worker)).html).toContain('name="_to" value="naglowek"')
    const third = await leadsTo(second, keeper.worker, goal(child, 'Chcę chodzić do szkoły'))
    expect(third).toBe(`${form}/parts/dzialania`)
    expect((await site.open(third, keeper.worker)).html).toContain('Chcę chodzić do szkoły')
    const fourth = await leadsTo(third, keeper.worker, action)
    const exception = { 'bez-celu.0.osoba-bez-celu': mother, 'bez-celu.0.powod-bez-celu': 'Mama wraca w maju.' }
    expect(await leadsTo(fourth, keeper.worker, exception)).toBe(form)

    const summary = (await site.open(form, keeper.worker)).html
    expect(titleOf(summary)).toContain('Podsumowanie – Indywidualny Program Współpracy')
    for (const told of ['na wiosnę', 'Chcę chodzić do szkoły', 'Naprawa pieca', 'Mama wraca w maju.']) {
      expect(summary).toContain(told)
    }
    const place = `${form}/parts/naglowek#f-naglowek.do-kiedy-program`
    expect(summary).toContain(`<a href="${place}">Wspólny plan: Koniec: Wpisz datę, na przykład 22.11.2026.</a>`)
    const refused = await fillIn(form, keeper.worker, {})
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(`<a href="${place}">`)
    expect(refused.html).toContain('role="alert"')

    const first = (await site.open(`${form}/parts/naglowek`, keeper.worker)).html
    expect(first).toContain('value="na wiosnę"')
    const mended = { 'naglowek.od-kiedy-program': '23.11.2026', 'naglowek.do-kiedy-program': '31.05.2027' }
    await leadsTo(`${form}/parts/naglowek`, keeper.worker, { ...mended, _to: '_summary' })
    const ready = (await site.open(form, keeper.worker)).html
    expect(ready).not.toContain('Przed zakończeniem uzupełnij')
    expect(ready).toContain('31.05.2027')
    expect(await leadsTo(form, keeper.worker, {})).toBe(`/cases/${caseId}`)
    expect(await rows('select state from casework.form_instance where case_id = $1', [caseId])).toEqual([
      { state: 'completed' },
    ])
    expect(await rows('select due_on from casework.plan_action where case_id = $1', [caseId])).toEqual([
      { due_on: '2027-05-31' },
    ])
  })

  test('keeps the other parts untouched, whatever one part sends for them', async () => {
    const { at, caseId, child } = await planning()
    const form = await begun(at, { 'naglowek.nasz-cel': 'Spokój w domu' })
    await leadsTo(`${form}/parts/cele`, keeper.worker, {
      ...goal(child, 'Chcę do szkoły'),
      'naglowek.nasz-cel': 'Podmienione',
    })
    expect(await draftOf(caseId)).toMatchObject({
      naglowek: { 'nasz-cel': 'Spokój w domu' },
      cele: [{ values: { cel: 'Chcę do szkoły' } }],
    })
  })

  test('opens its parts in any order, and on one page with nothing lost on the way', async () => {
    const { at, caseId } = await planning()
    const typed = { 'naglowek.nasz-cel': 'Spokój w domu' }
    const last = await leadsTo(at, keeper.worker, { ...typed, _to: 'bez-celu' })
    expect(last).toMatch(/\/parts\/bez-celu$/)
    const whole = await leadsTo(last, keeper.worker, { _to: '_whole' })
    expect(whole).toMatch(/\?whole=yes$/)
    const { html } = await site.open(whole, keeper.worker)
    expect(html).toContain('Spokój w domu')
    expect(html).toContain('name="dzialania.0.co-robimy"')
    const more = { ...typed, 'dzialania.0.co-robimy': 'Kurs' }
    expect(await leadsTo(whole, keeper.worker, { ...more, _press: 'draft' })).toBe(whole)
    expect(await leadsTo(whole, keeper.worker, { ...more, _press: 'parts' })).toBe(whole.replace('?whole=yes', ''))
    expect(await draftOf(caseId)).toMatchObject({ dzialania: [{ values: { 'co-robimy': 'Kurs' } }] })
  })

  test('adds and removes rows of a part by plain buttons, with everything typed still in place', async () => {
    const { at, child } = await planning()
    const part = `${await begun(at)}/parts/cele`
    const added = await fillIn(part, keeper.worker, { ...goal(child, 'Chcę do szkoły'), _add: 'cele' })
    expect(added.status).toBe(200)
    expect(added.html).toContain('Chcę do szkoły')
    expect(added.html).toContain('name="cele.1.cel"')
    expect(added.html).not.toContain('name="dzialania.0.co-robimy"')
    const removed = await site.send(part, keeper.worker, {
      ...shownWith(added.html),
      ...goal(child, 'A'),
      _remove: 'cele.1',
    })
    expect(removed.html).not.toContain('name="cele.1.cel"')
  })

  test('says at once what cannot be kept, and keeps it in its field', async () => {
    const { at } = await planning()
    const part = `${await begun(at)}/parts/cele`
    const words = 'a'.repeat(10_001)
    const refused = await fillIn(part, keeper.worker, { 'cele.0.cel': words })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#f-cele.0.cel"')
    expect(refused.html).toContain(words)
  })

  test('that a colleague changed meanwhile shows both texts of the part, and joins the other parts', async () => {
    const { at, caseId, child } = await planning()
    const form = await begun(at, { 'naglowek.nasz-cel': 'Pierwszy tekst' })
    const part = `${form}/parts/naglowek`
    const before = shownWith((await site.open(part, keeper.worker)).html)
    await leadsTo(`${form}/parts/cele`, colleague, goal(child, 'Chcę do szkoły'))
    await leadsTo(part, colleague, { 'naglowek.nasz-cel': 'Tekst asystentki' })
    const late = await site.send(part, keeper.worker, { ...before, 'naglowek.nasz-cel': 'Mój tekst' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('Mój tekst')
    expect(late.html).toMatch(/Teraz zapisane:<\/strong>\s*Tekst asystentki/)
    const joined = { ...shownWith(late.html), 'naglowek.nasz-cel': 'Oba teksty' }
    expect((await site.send(part, keeper.worker, joined)).status).toBe(303)
    expect(await draftOf(caseId)).toMatchObject({
      naglowek: { 'nasz-cel': 'Oba teksty' },
      cele: [{ values: { cel: 'Chcę do szkoły' } }],
    })
  })

  test('that somebody completed meanwhile gives back what was typed', async () => {
    const { at, mother, child } = await planning()
    const form = await begun(at)
    const part = `${form}/parts/naglowek`
    const before = shownWith((await site.open(part, keeper.worker)).html)
    const sendLate = await site.fill(part, keeper.worker, { ...before, 'naglowek.nasz-cel': 'Długo pisany tekst' })
    const finished = {
      'naglowek.od-kiedy-program': '23.11.2026',
      'naglowek.do-kiedy-program': '31.05.2027',
      ...goal(child, 'Szkoła'),
      ...action,
      'bez-celu.0.osoba-bez-celu': mother,
      'bez-celu.0.powod-bez-celu': 'Mama na razie nie chce celu.',
    }
    await leadsTo(`${form}?whole=yes`, colleague, finished)
    const late = await sendLate()
    expect(late.status).toBe(409)
    expect(late.html).toContain('Długo pisany tekst')
    expect((await site.open(part, keeper.worker)).html).toContain('Szkoła')
  })

  test.each([
    ['a part', 'cele', 'cele.0.cel', 'dzialania.0.co-robimy'],
    ['the whole form', '_whole', 'dzialania.0.co-robimy', null],
  ])('under which the session ended is found again as it was: %s', async (_, page, typed, elsewhere) => {
    const { at, caseId } = await planning()
    const form = page === 'cele' ? `${await begun(at)}/parts/cele` : at
    await world.as(keeper.worker, (ctx) => keepDraft(ctx, form, { _part: [page], [typed]: ['Wpisane przed przerwą'] }))
    const { html } = await site.open(form, keeper.worker)
    expect(html).toContain('Wpisane przed przerwą')
    if (elsewhere) expect(html).not.toContain(`name="${elsewhere}"`)
    await leadsTo(form, keeper.worker, { [typed]: 'Wpisane przed przerwą', _press: 'draft' })
    expect(JSON.stringify(await draftOf(caseId))).toContain('Wpisane przed przerwą')
  })

  test('is not there for a stranger nor for another institution, and has no part that its model does not name', async () => {
    const { at, caseId } = await planning()
    const form = await begun(at, { 'naglowek.nasz-cel': 'Spokój' })
    for (const who of [stranger, school.worker]) {
      expect((await site.open(`${form}/parts/naglowek`, who)).status).toBe(404)
      await site.send(`${form}/parts/naglowek`, who, { _version: '1', 'naglowek.nasz-cel': 'Obce' })
    }
    expect((await site.open(`${form}/parts/nie-ma`, keeper.worker)).status).toBe(404)
    expect(await draftOf(caseId)).toMatchObject({ naglowek: { 'nasz-cel': 'Spokój' } })
  })

  test('names the row of an action that a rule objects to', async () => {
    const { at, child, mother } = await planning()
    const form = await begun(at, {
      'naglowek.do-kiedy-program': '31.05.2027',
      'naglowek.od-kiedy-program': '23.11.2026',
    })
    await leadsTo(`${form}/parts/cele`, keeper.worker, goal(child, 'Szkoła'))
    await leadsTo(`${form}/parts/bez-celu`, keeper.worker, {
      'bez-celu.0.osoba-bez-celu': mother,
      'bez-celu.0.powod-bez-celu': 'Mama na razie nie chce celu.',
    })
    const both = { 'dzialania.0.kto-odpowiada': school.id, 'dzialania.0.kto-wspiera': school.id }
    await leadsTo(`${form}/parts/dzialania`, keeper.worker, { 'dzialania.0.co-robimy': 'Zajęcia', ...both })
    const { html } = await site.open(form, keeper.worker)
    expect(html).toContain(`href="${form}/parts/dzialania#f-dzialania.0.kto-wspiera"`)
    expect(html).toContain('Działania: Pozycja 1')
  })
})

describe('the diagnosis card, part by part', () => {
  const pdf = () => new File([Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n')], 'genogram.pdf')

  test('keeps a chosen file with its part, for a colleague who writes on too', async () => {
    const { caseId } = await family()
    await world.enter(caseId, 'diagnoza')
    const at = `/cases/${caseId}/forms/karta-diagnozy/new`
    const next = await leadsTo(at, keeper.worker, { 'autor.genogram': pdf() })
    const form = next.replace(/\/parts\/.*/, '')
    const drawn = (await draftOf(caseId))?.autor
    expect(drawn).toMatchObject({ genogram: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    const again = (await site.open(`${form}/parts/autor`, keeper.worker)).html
    expect(again).toContain('Zapisany plik: genogram.pdf')
    await leadsTo(`${form}/parts/autor`, colleague, { 'autor.skad-wiemy': [] })
    expect((await draftOf(caseId))?.autor).toMatchObject({ genogram: hidden(again, 'autor.genogram') })
    await leadsTo(`${form}/parts/obszary-wkladu`, keeper.worker, {
      'obszary-wkladu.dom.co-widzimy': 'Piec dymi.',
      'obszary-wkladu.dom.co-mozemy': 'Wizyta.',
    })
    expect((await site.open(form, keeper.worker)).html).toContain('Mieszkanie i warunki domowe')
    expect(await leadsTo(form, keeper.worker, {})).toBe(`/cases/${caseId}`)
    expect(await rows('select file_id::text from casework.item_file where case_id = $1', [caseId])).toEqual([
      { file_id: hidden(again, 'autor.genogram') },
    ])
  })

  test('refuses a file of another kind at its question', async () => {
    const { caseId } = await family()
    await world.enter(caseId, 'diagnoza')
    const at = `/cases/${caseId}/forms/karta-diagnozy/new`
    const refused = await fillIn(at, keeper.worker, { 'autor.genogram': new File(['MZ'], 'genogram.exe') })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#f-autor.genogram"')
    expect(refused.html).toContain('Część 1 z 7')
  })
})

test('a short form stays on one page', async () => {
  const { caseId } = await family()
  const { html } = await site.open(`/cases/${caseId}/forms/karta-pilnej-pomocy/new`, keeper.worker)
  expect(html).not.toContain('Część 1')
  expect(html).not.toContain('Wypełniaj po częściach')
  const kept = await leadsTo(`/cases/${caseId}/forms/karta-pilnej-pomocy/new`, keeper.worker, { _press: 'draft' })
  expect(kept).toMatch(/\/forms\/[0-9a-f-]{36}$/)
  expect((await site.open(kept, keeper.worker)).html).toContain('name="pilne-co.pomoc-co"')
  expect((await site.open(`${kept}/parts/pilne-co`, keeper.worker)).status).toBe(404)
})
