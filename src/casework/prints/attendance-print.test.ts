import { afterAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { readDocx } from '#test/reading-docx.ts'
import { caseworkMessages } from '../index.ts'
import { callMeeting } from '../meetings/call-meeting.server.ts'
import { printPath } from './print-paths.ts'
import { done, IN_ORDER, order, printWorld, tags } from './print-world.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const world = await printWorld(await testDatabase())
const { site, as, keeper, school, stranger } = world
afterAll(site.stop)
const COLUMNS = ['Nr', 'Imię i nazwisko', 'Instytucja', 'Podpis']

const called = async () => {
  const at = await world.family()
  await world.enter(at.caseId, 'diagnoza')
  const planned = { caseId: at.caseId, body: 'zespol-rodziny', place: 'Urząd Gminy, sala 12', steps: [] }
  const link = 'https://spotkania.example/pokoj'
  const call = (day: string) =>
    as(keeper.worker, (ctx) => callMeeting(ctx, { ...planned, link, day: localDate(day), time: '13:00' }))
  const first = done(await call('2026-12-04'))
  return { ...at, first, second: done(await call('2026-12-11')) }
}

describe('the attendance list', () => {
  test('has number, day, hours, place and body, a row to sign for each who is asked and lines for others', async () => {
    const { caseId, second } = await called()
    const list = (await site.take(printPath.attendance(caseId, second), school.worker)).pdf
    expect(tags(list, 'TH')).toEqual(COLUMNS)
    const words = [
      'Lista obecności',
      'Nr spotkania',
      '2',
      'Zespół rodziny',
      '11.12.2026',
      'od 13:00 do ...',
      'Urząd Gminy, sala 12',
    ]
    expect(order(list, words)).toEqual(IN_ORDER)
    const rows = tags(list, 'TR').slice(1)
    expect(rows.length).toBe(4 + 4)
    expect(rows.filter((row) => /Ewa Z OPS Bieliny\s*OPS Bieliny/.test(row))).toHaveLength(1)
    expect(list.text).not.toContain('spotkania.example')
  })

  test('is had for a word processor too, with the same rows', async () => {
    const { caseId, first } = await called()
    const answer = await site.asked(`${printPath.attendance(caseId, first)}/docx`, keeper.worker)
    expect(answer.status).toBe(200)
    const docx = await readDocx(new Uint8Array(await answer.arrayBuffer()))
    for (const word of [...COLUMNS, '04.12.2026', 'od 13:00 do', 'Ewa Z Szkoła']) expect(docx.text).toContain(word)
    expect(docx.html.match(/<tr>/g)?.length).toBeGreaterThanOrEqual(9)
  })

  test('blank it holds nothing about the family and nobody by name', async () => {
    const { caseId } = await called()
    const path = printPath.blankAttendance(caseId)
    const { pdf } = await site.take(path, keeper.worker)
    expect(tags(pdf, 'TH').slice(-4)).toEqual(COLUMNS)
    for (const word of ['Zmyślińska', 'Żaneta', 'Ewa', '04.12.2026', 'sala 12']) expect(pdf.text).not.toContain(word)
    expect(tags(pdf, 'TR').length).toBe(2 + 1 + 13)
    expect((await world.factsOf(caseId)).at(-1)?.payload).toEqual({ print: 'blank' })
    const docx = await site.asked(`${path}/docx`, keeper.worker)
    expect((await readDocx(new Uint8Array(await docx.arrayBuffer()))).text).toContain('Lista obecności')
  })

  test('is for those who work in the case', async () => {
    const { caseId, first } = await called()
    for (const path of [printPath.attendance(caseId, first), printPath.blankAttendance(caseId)])
      for (const asked of [path, `${path}/docx`])
        expect([asked, (await site.asked(asked, stranger)).status]).toEqual([asked, 404])
  })
})
