import { describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { holdMeeting } from '../meetings/hold-meeting.server.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const world = await workWorld(await testDatabase())
const { keeper, school, stranger, coordinator, rows } = world
const site = visiting(world.actAs, caseworkPages)
const TEAM = 'zespol-rodziny'
const ASKED = { body: TEAM, place: 'Urząd Gminy', 'dates.0.day': '1.12.2026', 'dates.0.time': '10:00' }

const inDiagnosis = async () => {
  const family = await world.family()
  await world.enter(family.caseId, 'diagnoza')
  return family.caseId
}
const pollOf = async (caseId: string) => {
  const answer = await site.send(`/cases/${caseId}/meetings/dates/new`, keeper.worker, {
    ...ASKED,
    'dates.1.day': '04.12.2026',
    'dates.1.time': '13:00',
    link: 'https://spotkania.example/pokoj',
  })
  expect(answer.status, answer.html).toBe(303)
  return answer.location?.split('/').at(-1)?.split('?')[0] ?? ''
}

test('of a meeting put on record afterwards the list of mine tells the day alone', async () => {
  const caseId = await inDiagnosis()
  const held = await world.as(keeper.worker, (ctx) =>
    holdMeeting(ctx, {
      ...{ caseId, meeting: null, body: TEAM, heldOn: ctx.today, place: 'GOPS', steps: [] },
      ...{ present: [`worker:${keeper.worker}:${keeper.id}`], familyTookPart: true, decisions: [], confirm: false },
    }),
  )
  expect(held).toMatchObject({ ok: true })
  const { html } = await site.open('/meetings', keeper.worker)
  expect(html).toContain(`meetings/${held.ok && held.value}">23.11.2026</a>`)
  expect(html).not.toContain('00:00')
})

describe('pages on which a date is found', () => {
  test('wrong input is told at its field and nothing typed is lost', async () => {
    const caseId = await inDiagnosis()
    const at = `/cases/${caseId}/meetings/dates/new`
    const wrong = await site.send(at, keeper.worker, {
      ...ASKED,
      'dates.1.day': '24.12.2026',
      'dates.1.time': 'rano',
      link: 'http://spotkania.example',
    })
    expect(wrong.status).toBe(422)
    for (const told of ['Zapisz godzinę jak 13:00.', 'zaczyna się od https://', 'value="rano"', 'value="Urząd Gminy"'])
      expect(wrong.html).toContain(told)
    const off = await site.send(at, keeper.worker, { ...ASKED, 'dates.0.day': '24.12.2026' })
    expect([off.status, off.html.includes('To niedziela albo święto')]).toEqual([422, true])
    const empty = await site.send(at, keeper.worker, { body: TEAM, place: 'x' })
    expect([empty.status, empty.html.includes('href="#f-dates-0-day"') || empty.html.includes('dates')]).toEqual([
      422,
      true,
    ])
  })

  test('from asking over answers to the invitation, without a script', async () => {
    const caseId = await inDiagnosis()
    const pollId = await pollOf(caseId)
    const mine = `/meetings/dates/${pollId}`
    expect((await site.open('/meetings', school.worker)).html).toContain(`href="${mine}"`)
    const shown = await site.open(mine, school.worker)
    expect(shown.html).toContain('wtorek 01.12.2026, 10:00')
    expect((await site.send(mine, school.worker, {})).html).toContain('co najmniej jednym terminie')
    const said = await site.send(mine, school.worker, { 'date.1': 'no', 'date.2': 'yes', 'date.9': 'yes' })
    expect([said.status, said.location?.startsWith('/meetings')]).toEqual([303, true])
    const overview = `/cases/${caseId}/meetings/dates/${pollId}`
    const { html } = await site.open(overview, keeper.worker)
    expect(html).toContain('Czekamy na odpowiedź')
    expect(html).not.toMatch(/spóźni|po terminie|zalega/)
    const [guest] = await rows<{ no: number }>(
      'select no from casework.poll_guest where poll_id = $1 and subject_id is not null',
      [pollId],
    )
    const record = `${overview}/guests/${guest?.no}`
    expect((await site.send(record, school.worker, { 'date.2': 'yes' })).status).toBe(422)
    const kept = { 'date.2': 'yes', recordedHow: 'conversation_noted', recordedOn: '23.11.2026' }
    expect((await site.send(record, school.worker, kept)).status).toBe(303)
    const none = await site.send(overview, keeper.worker, { act: 'choose', rowVersion: '1' })
    expect([none.status, none.html.includes('Zaznacz termin spotkania.')]).toEqual([422, true])
    const chosen = await site.send(overview, keeper.worker, { act: 'choose', rowVersion: '1', date: '2' })
    expect(chosen.status).toBe(303)
    const meeting = await site.open(chosen.location ?? '', school.worker)
    expect(meeting.html).toContain('https://spotkania.example/pokoj')
    expect((await site.open(mine, school.worker)).html).toContain('Termin jest już wybrany')
  })

  test('are hidden from a stranger and from whoever is not asked', async () => {
    const caseId = await inDiagnosis()
    const pollId = await pollOf(caseId)
    for (const path of [
      `/meetings/dates/${pollId}`,
      `/cases/${caseId}/meetings/dates/${pollId}`,
      `/cases/${caseId}/meetings/dates/new`,
    ])
      expect([path, (await site.open(path, stranger)).status]).toEqual([path, 404])
    expect((await site.open(`/meetings/dates/${pollId}`, coordinator)).status).toBe(404)
    const empty = await site.open('/meetings', stranger)
    expect([empty.status, empty.html.includes('Nie masz zaplanowanych spotkań')]).toEqual([200, true])
  })
})

describe('pages on which a meeting is moved or called off', () => {
  test('ask for the reason, tell what was, and are closed to others', async () => {
    const caseId = await inDiagnosis()
    const called = await site.send(`/cases/${caseId}/meetings/new`, keeper.worker, {
      ...{ body: TEAM, day: '4.12.2026', time: '13:00', place: 'Szkoła' },
    })
    const at = (called.location ?? '').split('?')[0] ?? ''
    const moving = { day: '7.12.2026', time: '9:30', place: 'Szkoła', rowVersion: '1' }
    const wrong = await site.send(`${at}/move`, keeper.worker, moving)
    expect(wrong.status).toBe(422)
    const done = await site.send(`${at}/move`, keeper.worker, { ...moving, time: '09:30', reason: 'Choroba' })
    expect(done.status).toBe(303)
    expect((await site.open(at, school.worker)).html).toMatch(
      /Przełożone .*04\.12\.2026, 13:00, Szkoła\. Powód: Choroba/,
    )
    expect((await site.open(`${at}/move`, stranger)).status).toBe(404)
    expect((await site.send(`${at}/cancel`, keeper.worker, { rowVersion: '1', reason: 'x' })).status).toBe(409)
    expect((await site.send(`${at}/cancel`, keeper.worker, { rowVersion: '2', reason: 'Nie trzeba' })).status).toBe(303)
    expect((await site.open(`${at}/move`, keeper.worker)).html).toContain('już się odbyło albo zostało odwołane')
  })
})
