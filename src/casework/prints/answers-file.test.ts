import { beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '#kernel'
import { modelMessages } from '#model'
import { addMadeFile, addMessages, type Making } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseWorld, report } from '../cases/case-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { answersFile } from './answers-file.server.ts'
import { printPath } from './print-paths.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, outsider, analyst } = world
const scoped = ({ caseId }: Readonly<Record<string, string>>) => CaseId.safeParse(caseId).data
const add = (make: Making) => (app: Parameters<typeof addMadeFile>[0], parts: Parameters<typeof addMadeFile>[1]) =>
  addMadeFile(app, parts, printPath.answers(':caseId'), make, scoped)
const { open } = visiting(world.actAs, caseworkPages, add(answersFile))

let caseId = ''
beforeAll(async () => {
  caseId = await world.opens(lead, 'Zmyślińscy')
  const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
  const told = report(facts.persons[0]?.id ?? '', '=HYPERLINK("zła")')
  const done = await world.complete(lead, caseId, 'karta-zgloszenia', told)
  expect(done.ok).toBe(true)
})

describe('answers of a case as a sheet', () => {
  test('say what the pages of its forms say, a row for each answer, and are on record', async () => {
    const taken = await open(printPath.answers(caseId), lead)
    expect(taken.headers.get('content-disposition')).toContain('attachment')
    expect(taken.html).toContain('Karta zgłoszenia')
    const kept = await world.rows(
      `select payload ->> 'print' as print from platform.fact where chain_id = $1 and name = 'casework.print.made'`,
      [caseId],
    )
    expect(kept).toEqual([{ print: 'answers_file' }])
  })

  test('begin no formula in a spreadsheet', async () => {
    const { html } = await open(printPath.answers(caseId), lead)
    expect(html).toContain('HYPERLINK')
    expect(html).not.toMatch(/[;"\n]=HYPERLINK/)
  })

  test('are hidden from whoever does not see the case, as if there were none', async () => {
    for (const who of [outsider, analyst]) expect((await open(printPath.answers(caseId), who)).status).toBe(404)
    expect((await open(printPath.answers('to-nie-numer'), lead)).status).toBe(404)
    expect((await open(printPath.answers(caseId), null)).status).toBe(303)
  })
})
