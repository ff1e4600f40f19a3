import { afterAll, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseworkMessages } from '../index.ts'
import { printPath } from './print-paths.ts'
import { IN_ORDER, order, printWorld, tags } from './print-world.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { keeper, school, police, stranger } = world
const { asked, take, stop } = world.site
afterAll(stop)

async function sent() {
  const { caseId, mother } = await world.family()
  await world.enter(caseId, 'diagnoza')
  const done = await world.complete(keeper.worker, caseId, 'prosba-o-informacje', {
    pytanie: {
      'do-kogo': school.id,
      'o-kogo': mother,
      podstawa: 'podstawa-art-105',
      'numer-sprawy': 'GOPS.1/2026',
      'zakres-pytania': ['nauka'],
      tresc: 'Jak często dziecko bywało w szkole?',
      'po-co': 'Do diagnozy',
    },
  })
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, request: done.value }
}

test('a letter says who asks what, on which ground and until when, and names no case', async () => {
  const { caseId, request } = await sent()
  const { pdf } = await take(printPath.letter(caseId, request), keeper.worker)
  const said = [
    'Prośba o informację PI-',
    '30.11.2026',
    'GOPS.1/2026',
    'Jak często dziecko bywało w szkole?',
    'Gdzie odpowiedzieć',
  ]
  expect(order(pdf, said)).toEqual(IN_ORDER)
  expect(pdf.text).toContain('na adres: OPS Bieliny')
  expect(pdf.lang).toBe('pl')
  expect(tags(pdf, 'H1')).toEqual([expect.stringMatching(/^Prośba o informację PI-\d+$/)])
  expect(pdf.text + pdf.drawn).not.toContain('TEST-')
})

test('a reminder is the same letter, which says of what it reminds', async () => {
  const { caseId, request } = await sent()
  const { pdf, headers } = await take(printPath.reminder(caseId, request), keeper.worker)
  expect(order(pdf, ['Przypomnienie o prośbie PI-', 'z dnia 23.11.2026', 'Jak często'])).toEqual(IN_ORDER)
  expect(headers.get('content-disposition')).toMatch(/filename="przypomnienie-PI-\d+\.pdf"/i)
})

test('only those who keep the case print it', async () => {
  const { caseId, request } = await sent()
  for (const [who, status] of [
    [school.worker, 403],
    [police.worker, 403],
    [stranger, 404],
  ] as const) {
    expect([who, (await asked(printPath.letter(caseId, request), who)).status]).toEqual([who, status])
  }
})
