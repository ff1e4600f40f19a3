import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { confirmContact, openFamilyPage } from '../family-page/family-page.server.ts'
import { FAMILY_LANGUAGES } from '../family-page/family-words.ts'
import { caseworkMessages } from '../index.ts'
import { holdMeeting } from '../meetings/hold-meeting.server.ts'
import { caseworkPages, caseworkPrints, familyPages } from '../pages.ts'
import { done } from '../prints/print-world.fixture.ts'
import { searchMyCases } from '../search/search-my-cases.server.ts'
import { HIDDEN_STREET, NEVER_SEEN, partedWorld } from './parted.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await partedWorld(database)
const { as, actAs, keeper, school, police, clinic, assistant, administrator, stranger, rows } = world
const { asked, take, stop } = world.site
const site = visiting(actAs, [...caseworkPages, ...familyPages({ actAs, baseUrl: 'https://kooperacja.example' })])
afterAll(stop)

type Marked = Awaited<ReturnType<typeof world.parted>> & { readonly meeting: string }
let at: Marked
let ids: Readonly<Record<string, readonly string[]>> = {}

/** Every address of a page or print of this case that can be put together from what stands in it. */
function addressesOf(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => path.includes(':caseId'))
    .flatMap((path) => {
      const names = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)
      return names.reduce<readonly string[]>(
        (made, name) => made.flatMap((one) => (ids[name] ?? []).map((id) => one.replace(`:${name}`, id))),
        [path],
      )
    })
}

beforeAll(async () => {
  const parted = await world.parted()
  const { caseId, mother, father, shield, number, pair } = parted
  await world.enter(caseId, 'koszyk')
  const held = { body: 'zespol-rodziny', steps: [], heldOn: localDate('2026-11-20'), place: 'GOPS', confirm: false }
  const decisions = [{ text: `Odwozimy dzieci na ${HIDDEN_STREET}` }]
  const present = [`family:${father}`, `worker:${keeper.worker}:${keeper.id}`]
  const meeting = done(
    await as(keeper.worker, (ctx) =>
      holdMeeting(ctx, { caseId, ...held, present, familyTookPart: true, meeting: null, decisions }),
    ),
  )
  await rows(`update casework.plan set state = 'active' where case_id = $1`, [caseId])
  at = { ...parted, meeting }
  const forms = await rows<{ id: string; form: string }>(
    'select id, form from casework.form_instance where case_id = $1',
    [caseId],
  )
  const all = async (table: string) =>
    (await rows<{ id: string }>(`select id from casework.${table} where case_id = $1`, [caseId])).map(({ id }) => id)
  ids = {
    caseId: [caseId],
    subjectId: [mother, father],
    personId: [clinic.worker, school.worker, keeper.worker],
    shieldId: [shield, number],
    apartId: [pair],
    sideId: await all('side'),
    meetingId: [meeting],
    instanceId: forms.map(({ id }) => id),
    requestId: forms.map(({ id }) => id),
    form: [...new Set(forms.map(({ form }) => form))],
    disclosureId: await all('disclosure'),
    itemId: await all('basket_item'),
    taskId: await all('task'),
    kind: ['pesel', 'shielded_address', 'shielded_contact'],
    language: [...FAMILY_LANGUAGES],
  }
})

/** Those of whom the mother hides, and everybody to whom nothing was opened. */
const CLOSED_TO: Readonly<Record<string, string>> = {
  'the clinic that serves the father alone': clinic.worker,
  'the assistant of the centre who serves the father alone': assistant.worker,
  'a school to which all of it was disclosed': school.worker,
  'a police officer in the team': police.worker,
  'an administrator': administrator,
  'a stranger': stranger,
}
const reached: Record<string, number> = {}

describe.each(Object.entries(CLOSED_TO))('%s', (name, who) => {
  test('finds nothing shielded on any page of the case', async () => {
    const leaks: string[] = []
    for (const address of addressesOf(caseworkPages.map(({ path }) => path))) {
      const { status, html } = await site.open(address, who)
      if (status === 200) reached[name] = (reached[name] ?? 0) + 1
      if (NEVER_SEEN.test(html)) leaks.push(`${address}: ${NEVER_SEEN.exec(html)?.[0]}`)
    }
    expect(leaks).toEqual([])
    expect((reached[name] ?? 0) > 15).toBe(![administrator, stranger].includes(who))
  })

  test('finds nothing shielded by searching, in lists, or in plain SQL', async () => {
    for (const words of [HIDDEN_STREET, 'Zatajona', 'Zmyślińska', '600 717 717']) {
      expect(JSON.stringify(await as(who, (ctx) => searchMyCases(ctx, words)))).not.toMatch(NEVER_SEEN)
    }
    const html = (await site.open('/cases', who)).html + (await site.open('/requests', who)).html
    expect(html).not.toMatch(NEVER_SEEN)
    const tables = [
      'item',
      'extract',
      'request',
      'form_draft',
      'meeting',
      'shield_reader',
      'side',
      'disclosure',
    ] as const
    for (const table of tables) {
      const found = await as(who, (ctx) => ctx.db.selectFrom(`casework.${table}`).selectAll().execute()).catch(() => [])
      expect([table, NEVER_SEEN.test(JSON.stringify(found))]).toEqual([table, false])
    }
  })
})

test('those who keep the case and stand on nobody’s side do read it, on the pages where it was written', async () => {
  const shown: string[] = []
  for (const address of addressesOf([
    '/cases/:caseId/plan',
    '/cases/:caseId/basket',
    '/cases/:caseId/meetings/:meetingId',
    '/cases/:caseId/tasks',
    '/cases/:caseId/diagnosis',
    '/cases/:caseId/apart',
  ])) {
    if (NEVER_SEEN.test((await site.open(address, keeper.worker)).html)) shown.push(address)
  }
  expect(shown).toHaveLength(6)
})

describe('on paper nothing shielded is printed', () => {
  const paths = caseworkPrints.map(({ path }) => path)
  const printing = {
    'the clinic': clinic.worker,
    'the assistant': assistant.worker,
    'those who keep the case': keeper.worker,
  }
  test.each(Object.entries(printing))('for %s', async (_name, who) => {
    const leaks: string[] = []
    let printed = 0
    for (const address of addressesOf(paths.filter((path) => !/blank|visit/.test(path)))) {
      if ((await asked(address, who)).status !== 200) continue
      const { pdf } = await take(address, who)
      printed += 1
      if (NEVER_SEEN.test((pdf.text + pdf.drawn).replaceAll('\n', ' '))) leaks.push(address)
    }
    expect(leaks).toEqual([])
    expect(printed).toBeGreaterThan(3)
  })

  test('and each print for a family says so in the same words, whether or not something is left out', async () => {
    const other = await world.family()
    for (const caseId of [at.caseId, other.caseId]) {
      const { pdf } = await take(`/cases/${caseId}/print/plan`, keeper.worker)
      expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain('To zdanie jest na każdym takim wydruku')
    }
    expect((await take(`/cases/${other.caseId}/print/plan`, keeper.worker)).pdf.text.replaceAll(/\s+/g, ' ')).toContain(
      'Zatajonej 17',
    )
  })
})

test('the page of the father by a code, and that of the mother, hold nothing shielded in any language', async () => {
  for (const subjectId of [at.father, at.mother]) {
    const person = { caseId: at.caseId, subjectId }
    done(await as(keeper.worker, (ctx) => confirmContact(ctx, { ...person, channel: 'paper', how: 'in_person' })))
    const code = done(await as(keeper.worker, (ctx) => openFamilyPage(ctx, person)))
    for (const language of FAMILY_LANGUAGES) {
      const { status, html } = await site.open(`/family/${code}/${language}`, null)
      expect([status, NEVER_SEEN.test(html)]).toEqual([200, false])
    }
  }
})
