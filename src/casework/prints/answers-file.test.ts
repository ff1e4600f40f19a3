import { beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '#kernel'
import { modelMessages } from '#model'
import { addMadeFile, addMessages, type Making, site } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { sitePartsFor, visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
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

  test('are made on no shared screen, as prints are', async () => {
    const parts = sitePartsFor(world.actAs, caseworkPages)
    const app = site(parts)
    add(answersFile)(app, parts)
    const asked = (cookie: string) =>
      app.request(printPath.answers(caseId), { headers: { cookie: `kooperacja_session=${lead}${cookie}` } })
    expect((await asked('')).status).toBe(200)
    const refused = await asked('; kooperacja_names=hidden')
    expect(refused.status).toBe(403)
    expect(await refused.text()).not.toContain('HYPERLINK')
  })

  test('hold nothing of an informant, as paper does, not even for those who wrote it down', async () => {
    const [{ id, owner } = { id: '', owner: '' }] = await world.rows<{ id: string; owner: string }>(
      `select id, owner_institution_id as owner from casework.item where case_id = $1 and body::text like '%HYPERLINK%'`,
      [caseId],
    )
    const mark = world.newId()
    const marked = { id: mark, case_id: caseId, item_id: id, institution_id: owner, marked_by: lead, marked_at: MONDAY }
    await world.found.put('casework.informant_mark', marked)
    expect((await open(printPath.answers(caseId), lead)).html).not.toContain('HYPERLINK')
    await world.rows('update casework.informant_mark set lifted_at = $2, lifted_by = $3 where id = $1', [
      ...[mark, MONDAY, lead],
    ])
    expect((await open(printPath.answers(caseId), lead)).html).toContain('HYPERLINK')
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
