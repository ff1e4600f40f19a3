import { beforeEach, describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { takeOverCase } from './take-over-case.server.ts'
import { fiveInRealisation } from './takeover.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, teacher, outsider, ops, school } = world
const { open, fill, send } = visiting(world.actAs, caseworkPages)
const AT = '/cases/take-over'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

beforeEach(async () => {
  await database.owner.query(`update casework.case set closed_on = '2026-11-23'`)
})

type Typed = Readonly<Record<string, string | File>>
/** Five people as an office keeps them: each cell is something that somebody types once. */
const FIVE = [
  ['Papierowa', 'Anna', '12.01.1985', 'matka'],
  ['Papierowy', 'Piotr', '04.05.1983', 'ojciec'],
  ['Papierowa', 'Zofia', '03.02.2012', 'córka'],
  ['Papierowy', 'Jan', '07.06.2015', 'syn'],
  ['Papierowa', 'Ewa', '09.08.2019', 'córka'],
]
const BEGUN: Typed = {
  place: 'realizacja',
  beganOn: '02.02.2026',
  text: FIVE.map((cells) => cells.join('; ')).join('\n'),
}
/** What is left to answer about them, with two actions that go on. */
const REST: Typed = {
  'day.6': '01.06.2026',
  'people.0.consent': 'yes',
  'people.0.consentOn': '02.03.2026',
  'people.1.consent': 'yes',
  'people.1.consentOn': '02.03.2026',
  planUntil: '31.05.2027',
  'actions.0.goal': 'Dzieci chodzą do szkoły.',
  'actions.0.whose': 'family',
  'actions.0.action': 'Wspólne odrabianie lekcji.',
  'actions.0.responsible': 'family',
  'actions.1.action': 'Rozmowa z pedagogiem co tydzień.',
  'actions.1.responsible': school,
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
const attribute = (tag: string, name: string) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** What a browser would send of a page as it stands. */
function standing(html: string): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const type = attribute(tag, 'type')
    const unticked = ['radio', 'checkbox'].includes(type) && !/ checked/.test(tag)
    if (!unticked && type !== 'file') sent[attribute(tag, 'name')] = attribute(tag, 'value')
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b[^>]*>)\n?([^<]*)/g))
    sent[attribute(tag, 'name')] = unescaped(text)
  for (const [, tag = '', options = ''] of html.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const selected = [...options.matchAll(/<option\b[^>]*>/g)].find(([option]) => / selected/.test(option))
    sent[attribute(tag, 'name')] = selected ? attribute(selected[0], 'value') : ''
  }
  delete sent._csrf
  delete sent._once
  return sent
}

/** The second step of the page: what the first one led to. */
async function second(begun: Typed = BEGUN): Promise<Record<string, string>> {
  const first = await send(AT, lead, { ...standing((await open(AT, lead)).html), ...begun })
  expect([first.status, first.html.match(/class="errs"/)]).toEqual([200, null])
  return standing(first.html)
}
const caseAt = (location: string | null) => location?.split('?')[0]?.split('/').at(-1) ?? ''

describe('the page', () => {
  test('takes a family of five over with at most 45 answers, none of which could be left out', async () => {
    const cells = FIVE.flat().length
    const typed = cells + Object.keys(BEGUN).length - 1 + Object.keys(REST).length
    expect(typed).toBeLessThanOrEqual(45)
    const shown = await second()
    for (const left of Object.keys(REST)) {
      const { [left]: _, ...others } = REST
      const { [left]: __, ...rest } = shown
      const answer = await send(AT, lead, { ...rest, ...others })
      expect([left, answer.status]).toEqual([left, 422])
    }
    const taken = await send(AT, lead, { ...shown, ...REST })
    expect(taken.status).toBe(303)
    const { file, facts } = await as(lead, (ctx) => caseFacts(ctx, caseAt(taken.location)))
    expect(file.stage).toBe('realizacja')
    expect(facts.persons.map(({ adult }) => adult)).toEqual([true, true, false, false, false])
    expect(facts.plans[0]?.actions).toHaveLength(2)
    expect(new Set(facts.plans[0]?.actions.map(({ goal }) => goal)).size).toBe(1)
  })

  test('says at the field what is wrong, and keeps everything typed', async () => {
    const wrong = {
      ...REST,
      'day.6': '31.02.2026',
      'people.1.consentOn': '',
      'actions.1.responsible': '',
      source: 'A & <b>',
    }
    const { status, html } = await send(AT, lead, { ...(await second()), ...wrong })
    expect(status).toBe(422)
    for (const field of ['day.6', 'people.1.consentOn', 'actions.1.responsible'])
      expect(html).toContain(`href="#f-${field}"`)
    expect(standing(html)).toMatchObject({ ...wrong })
    expect(html).not.toContain('<b>')
  })

  test('asks anew when another stage is chosen, and for nothing that this stage has not brought along', async () => {
    const shown = await second()
    const again = await send(AT, lead, { ...shown, ...REST, place: 'zgody-i-zespol' })
    expect(again.status).toBe(200)
    const fields = standing(again.html)
    expect(
      Object.keys(fields).filter((name) => /^(day\.[3-9]|actions|planUntil|people\.\d+\.consent)/.test(name)),
    ).toEqual([])
    const taken = await send(AT, lead, { ...fields, 'day.2': '01.03.2026' })
    expect(taken.status).toBe(303)
  })

  test('adds a row for an action when asked, with nothing lost', async () => {
    const added = await send(AT, lead, { ...(await second()), ...REST, _add: 'actions' })
    expect(added.status).toBe(200)
    expect(standing(added.html)).toMatchObject({ ...REST, 'actions.2.goal': '' })
  })

  test('sent twice takes the family over once', async () => {
    const before = (await world.rows('select id from casework.case')).length
    const press = await fill(AT, lead, { ...(await second()), ...REST })
    const [one, two] = [await press(), await press()]
    expect([one.status, two.status]).toEqual([303, 303])
    expect(one.location?.split('?')[0]).toBe(two.location?.split('?')[0])
    expect(await world.rows('select id from casework.case')).toHaveLength(before + 1)
  })

  test('opens for nobody who keeps no cases, and only keepers are led to it', async () => {
    for (const who of [teacher, outsider]) {
      expect((await open(AT, who)).status).toBe(403)
      expect((await open('/cases', who)).html).not.toContain(AT)
    }
    expect((await open('/cases', lead)).html).toContain(`href="${AT}"`)
  })
})

describe('a case taken over', () => {
  const taken = async () => {
    const scans = { consents: { name: 'zgody.png', bytes: PNG }, other: { name: 'teczka.png', bytes: PNG } }
    const { people, ...rest } = fiveInRealisation(ops, school)
    const unasked = people.map((one) => (one.row === 1 ? { ...one, consent: { consent: 'not_asked' as const } } : one))
    const done = await as(lead, (ctx) => takeOverCase(ctx, { ...rest, people: unasked, scans }))
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }

  test('says on its first page, in its history and on its forms what came from paper', async () => {
    const caseId = await taken()
    const { html } = await open(`/cases/${caseId}`, lead)
    for (const words of ['Przejęte z papieru', 'od 02.02.2026', 'Kwalifikacja: dzień nieznany', 'Teczka 12/2026'])
      expect(html).toContain(words)
    expect(html).toContain('Koszyk i zgoda na plan (z papieru)')
    expect((await open(`/cases/${caseId}/history`, lead)).html).toContain('Przejęto sprawę prowadzoną na papierze')
    const forms = await world.rows<{ id: string }>(
      `select id from casework.form_instance where case_id = $1 and form = 'zgoda-na-udzial'`,
      [caseId],
    )
    const form = await open(`/cases/${caseId}/forms/${forms[0]?.id}`, lead)
    expect(form.html).toContain('treść została na papierze')
    expect(form.html).toContain('href="/files/')
    expect((await open(`/cases/${caseId}/plan`, lead)).html).toContain('Przejęte z papieru')
  })

  test('names what nobody wrote down, with what to do, and lets it be recorded from paper', async () => {
    const caseId = await taken()
    const before = await open(`/cases/${caseId}`, lead)
    expect(before.html).toContain('Czego brakuje po przejęciu')
    expect(before.html).toMatch(/Piotr Papierowa[^<]*zgod|zgod[^<]*Piotr Papierowa/i)
    const path = `/cases/${caseId}/paper-forms/new`
    const consent = /value="(zgoda-na-udzial [0-9a-f-]+)"/.exec((await open(path, lead)).html)?.[1] ?? ''
    const onDay = '05.03.2026'
    const asked = await send(path, lead, { which: consent, onDay })
    expect([asked.status, asked.html.includes('href="#f-agrees"')]).toEqual([422, true])
    expect((await send(path, lead, { which: consent, onDay: '24.11.2026', agrees: 'yes' })).status).toBe(422)
    const scan = new File([PNG], 'zgoda.png')
    expect((await send(path, lead, { which: consent, onDay, agrees: 'yes', scan })).status).toBe(303)
    const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
    expect(facts.consents.map(({ on }) => on)).toEqual(['2026-03-02', '2026-03-05'])
    expect((await open(path, lead)).html).not.toContain(consent)
    expect((await open(`/cases/${caseId}/history`, lead)).html).toContain('Zapisano formularz wypełniony na papierze')
  })

  test('shows its scans and its file number to the institution that keeps it, and to no member of the team', async () => {
    const caseId = await taken()
    const role = 'czlonek-zespolu-rodziny'
    await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role }))
    const files = async (who: string) => [
      ...(await open(`/cases/${caseId}`, who)).html.matchAll(/\/files\/[0-9a-f-]+/g),
    ]
    expect(await files(lead)).toHaveLength(2)
    expect(await files(teacher)).toHaveLength(0)
    expect((await open(`/cases/${caseId}`, teacher)).html).not.toContain('Teczka 12/2026')
    expect((await open(`/cases/${caseId}/paper-forms/new`, teacher)).status).toBe(403)
    expect((await open(`/cases/${caseId}/paper-forms/new`, outsider)).status).toBe(404)
  })

  test('a case that began here has no page for papers', async () => {
    const caseId = await world.opens(lead)
    expect((await open(`/cases/${caseId}/paper-forms/new`, lead)).status).toBe(404)
    expect((await open(`/cases/${caseId}`, lead)).html).not.toContain('Przejęte z papieru')
  })
})
