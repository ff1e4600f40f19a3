import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { teamsMessages } from '#teams'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'

for (const messages of [caseworkMessages, modelMessages, institutionsMessages, teamsMessages, territoryMessages])
  addMessages(messages)
const database = await testDatabase()
const world = await caseWorld(database)
const { actAs, lead, teacher, outsider, rows, opens, ops } = world
const caseId = await opens(lead, { given: 'Hieronim', family: 'Zmyśliński' })
const [{ code } = { code: '' }] = await rows<{ code: string }>('select code from casework.case')
const site = visiting(actAs, caseworkPages)

const overview = (await site.open(`/cases/${caseId}`, lead)).html
const [, path = ''] = /href="(\/cases\/[^"]+\/not-working)"/.exec(overview) ?? []
const typed = { kind: 'practice', words: 'Nikt nie odpowiada w terminie.', proposed: '', reason: '' }
const sentSoFar = () => rows<Record<string, unknown>>(`select * from model.remark where source = 'from_work'`)

describe('a step that does not work here', () => {
  test('is told from the case, whose overview leads there, by those who have a seat in it', async () => {
    expect(path).not.toBe('')
    expect((await site.open(path, lead)).status).toBe(200)
    expect((await site.open(path, outsider)).status).toBe(404)
    expect((await site.open(path, teacher)).status).toBe(404)
    expect((await site.open(`/cases/${caseId}/steps/nie-ma/not-working`, lead)).status).toBe(404)
  })

  test.each([
    ['the name of a person of the case, in another form', 'Rozmowa z Hieronimem nie pomogła.'],
    ['a surname in another form', 'U Zmyślińskich krok trwa miesiąc.'],
    ['a surname in small letters', 'u zmyślińskiego krok trwa miesiąc.'],
    ['the code of the case', `W sprawie ${code} krok trwa miesiąc.`],
    ['the code of the case in small letters', `W sprawie ${code.toLowerCase().replace('-', ' ')} krok trwa miesiąc.`],
    ['a PESEL', 'Osoba 99010112345 czeka.'],
    ['a telephone', 'Dzwonić na 601 602 603.'],
    ['an address', 'Mieszkają przy ul. Zmyślonej 4.'],
    ['an e-mail', 'Pisać na a.b@example.org.'],
  ])('stops %s, marked where it stands', async (_, words) => {
    const { status, html } = await site.send(path, lead, { ...typed, words })
    expect(status).toBe(422)
    expect(html).toContain('<mark>')
    expect(html).toContain(`${words}</textarea>`)
    expect(await sentSoFar()).toEqual([])
  })

  test('in any of its texts, and a name with a capital letter is not explained away', async () => {
    expect(
      (await site.send(path, lead, { ...typed, reason: 'Tak było u Zmyślińskich.', ordinary: 'yes' })).status,
    ).toBe(422)
    expect((await site.send(path, lead, { ...typed, proposed: 'Zapytać Hieronima.', ordinary: 'yes' })).status).toBe(
      422,
    )
    expect(await sentSoFar()).toEqual([])
  })

  test('reaches the team of the model with institution, gmina, paragraph and version, and with nothing of the case', async () => {
    expect(await site.send(path, lead, typed)).toMatchObject({ status: 303, location: `/cases/${caseId}` })
    const [remark] = await sentSoFar()
    expect(remark).toMatchObject({
      model_id: 'wiejski',
      version: '1.0',
      institution_id: ops,
      unit_code: '260401',
      author_id: lead,
    })
    const kept = JSON.stringify([
      remark,
      await rows(`select payload, chain_id from platform.fact where name = 'model.remark.sent_from_work'`),
    ])
    expect(kept).not.toContain(caseId)
    expect(kept).not.toContain(code)
  })
})
