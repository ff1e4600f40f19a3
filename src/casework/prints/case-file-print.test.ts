import { afterAll, describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages, createLog, createPrinter } from '#platform/server'
import { protectionMessages } from '#protection'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { printPath } from './print-paths.ts'
import { IN_ORDER, order, printWorld, squeezed, tags } from './print-world.fixture.ts'
import { caseworkPrints } from './prints.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(protectionMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { keeper, school, police, stranger, newId, factsOf, consented, full } = world
const { asked, take, stop } = world.site
const { open } = visiting(world.actAs, caseworkPages)
afterAll(stop)

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
    expect(
      order(pdf, ['Consent to take part', 'Nikogo', 'Information about personal data', 'Signed outside the system']),
    ).toEqual(IN_ORDER)
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
