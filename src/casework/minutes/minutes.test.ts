import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Conflict, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { confirmMinutes } from '../meetings/confirm-minutes.server.ts'
import { meetingView } from '../meetings/meeting.query.server.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { agendaLines } from './agenda.store.server.ts'
import { addAgendaLines, moveLine, removeLine } from './agenda-lines.server.ts'
import { beginMinutes, notePresence } from './begin-minutes.server.ts'
import { closeMinutes, replyToMinutes } from './close-minutes.server.ts'
import { meetingBegun } from './minutes.fixture.ts'
import { minutesView } from './minutes.query.server.ts'
import { minutesChanges, minutesRevision } from './minutes-changes.query.server.ts'
import { sentencesOf } from './sentence.store.server.ts'
import { changeWords, decide, makeTask, withdrawSentence } from './turn-sentence.server.ts'
import { finishSentence, typeWords } from './write-sentence.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, stranger, head, rows } = world
addMessages(modelMessages)
addMessages(caseworkMessages)
const site = visiting(world.actAs, caseworkPages)
const DAY = localDate('2026-11-23')

const texts = (who: string, meetingId: string) =>
  as(who, async (ctx) => (await sentencesOf(ctx, meetingId)).filter((s) => !s.withdrawn).map(({ text }) => text))
const closing = (
  ctx: Ctx,
  of: { caseId: string; meetingId: string },
  more: Partial<Parameters<typeof closeMinutes>[1]> = {},
) =>
  closeMinutes(ctx, {
    ...of,
    rowVersion: 1,
    heldOn: DAY,
    place: 'Urząd Gminy, sala 12',
    familyTookPart: true,
    steps: ['warsztat-diagnostyczny'],
    remarksUntil: localDate('2026-11-27'),
    ...more,
  })
const allThere = (ctx: Ctx, of: { caseId: string; meetingId: string }, familyHeard: boolean | null = true) =>
  notePresence(ctx, {
    ...of,
    ways: [
      { no: 1, way: 'room' },
      { no: 2, way: 'video' },
      { no: 3, way: 'excused' },
      { no: 4, way: 'room' },
    ],
    familyHeard,
  })

describe('an agenda', () => {
  test('a line goes up and down, and comes off while nothing is written about it', async () => {
    const { of, first, second, says } = await meetingBegun(world)
    const order = () => as(keeper.worker, async (ctx) => (await agendaLines(ctx, of.meetingId)).map(({ id }) => id))
    await as(keeper.worker, (ctx) => moveLine(ctx, { ...of, lineId: second, by: -1 }))
    expect(await order()).toEqual([second, first])
    await as(keeper.worker, (ctx) => moveLine(ctx, { ...of, lineId: second, by: -1 }))
    expect(await order()).toEqual([second, first])
    await says(keeper.worker, 'Mama pracuje.')
    expect(await as(keeper.worker, (ctx) => removeLine(ctx, { ...of, lineId: first }))).toMatchObject({
      refusal: 'line_used',
    })
    await as(keeper.worker, (ctx) => removeLine(ctx, { ...of, lineId: second }))
    expect(await order()).toEqual([first])
  })

  test('an unknown category and a stranger are refused', async () => {
    const { of } = await meetingBegun(world)
    const add = (who: string, category?: string) =>
      as(who, (ctx) => addAgendaLines(ctx, { ...of, lines: [{ text: 'Coś', category }] }))
    expect(await add(keeper.worker, 'nie-ma')).toMatchObject({ refusal: 'category_unknown' })
    await expect(add(stranger)).rejects.toThrow(NotFound)
  })
})

describe('words as they are typed', () => {
  test('are kept in one entry until the sentence is finished, and the others see them at once', async () => {
    const { of, first } = await meetingBegun(world)
    const typing = { ...of, lineId: first, sentenceId: randomUUID() }
    const type = (text: string, typed: number) => as(school.worker, (ctx) => typeWords(ctx, { ...typing, text, typed }))
    const one = await type('Syn', 1)
    const two = await type('Syn spóźnia się', 2)
    expect(one.ok && two.ok && two.value > one.value).toBe(true)
    expect(await texts(police.worker, of.meetingId)).toEqual(['Syn spóźnia się'])
    // Sent again late, after something newer was kept.
    await type('Sy', 1)
    expect(await texts(keeper.worker, of.meetingId)).toEqual(['Syn spóźnia się'])
    const items = await rows(
      `select id from casework.item where case_id = $1 and kind = 'minutes' and body ->> 'text' like 'Syn%'`,
      [of.caseId],
    )
    expect(items).toHaveLength(1)
  })

  test('nobody types in the sentence of somebody else, nor in one that is finished', async () => {
    const { of, first } = await meetingBegun(world)
    const typing = { ...of, lineId: first, sentenceId: randomUUID(), typed: 1 }
    await as(school.worker, (ctx) => typeWords(ctx, { ...typing, text: 'Nasze' }))
    const other = await as(police.worker, (ctx) => typeWords(ctx, { ...typing, text: 'Obce', typed: 2 }))
    expect(other).toMatchObject({ refusal: 'finished_already' })
    await as(school.worker, (ctx) => finishSentence(ctx, { ...typing, text: 'Nasze zdanie', typed: 2, as: null }))
    const late = await as(school.worker, (ctx) => typeWords(ctx, { ...typing, text: 'Późne', typed: 3 }))
    expect(late).toMatchObject({ refusal: 'finished_already' })
    expect(await texts(keeper.worker, of.meetingId)).toEqual(['Nasze zdanie'])
  })

  test('its first word says what a sentence is', async () => {
    const { of, first } = await meetingBegun(world)
    const finish = (text: string) =>
      as(keeper.worker, (ctx) =>
        finishSentence(ctx, { ...of, lineId: first, sentenceId: randomUUID(), text, typed: 1, as: null }),
      )
    expect(await finish('zdanie odrębne nie zgadzamy się')).toMatchObject({ refusal: 'no_decision' })
    await finish('ustalenie opiekunka od 1.12')
    await finish('zdanie odrębne to za późno')
    await finish('zadanie umowa z opiekunką')
    await finish('  ')
    const view = await as(school.worker, (ctx) => minutesView(ctx, of))
    const told = view.lines[0]?.sentences.map(({ kind, text, decisionNo }) => [kind, text, decisionNo])
    expect(told).toEqual([
      ['decision', 'Opiekunka od 1.12', 1],
      ['dissent', 'To za późno', 1],
      ['task', 'Umowa z opiekunką', null],
    ])
    expect(view.checks.find(({ key }) => key === 'tasks')?.met).toBe(false)
  })

  test('a page fetches only what changed since its revision, and nobody else learns of it', async () => {
    const { of, says } = await meetingBegun(world)
    const before = await as(police.worker, (ctx) => minutesView(ctx, of))
    const none = await as(police.worker, (ctx) => minutesRevision(ctx, of.meetingId, before.revision))
    expect(none).toBeNull()
    await says(keeper.worker, 'Nowe zdanie.')
    const after = await as(police.worker, (ctx) => minutesRevision(ctx, of.meetingId, before.revision))
    expect(after).toBeGreaterThan(before.revision)
    const { sentences, whole } = await as(police.worker, (ctx) => minutesChanges(ctx, of, before.revision))
    expect(sentences.map(({ text, authorName }) => [text, authorName])).toEqual([['Nowe zdanie.', 'Ewa Z OPS Bieliny']])
    expect(whole).toBeNull()
    for (const who of [stranger, head]) {
      await expect(as(who, (ctx) => minutesRevision(ctx, of.meetingId, 0))).rejects.toThrow(NotFound)
      await expect(as(who, (ctx) => minutesChanges(ctx, of, 0))).rejects.toThrow(NotFound)
    }
  })
})

describe('a sentence becomes', () => {
  test('a decision with votes, and a task with its worker and day that stands on their list', async () => {
    const { of, says } = await meetingBegun(world)
    const decision = await says(keeper.worker, 'Opiekunka od 1.12.')
    const votes = [
      { institution: keeper.id, vote: 'for' },
      { institution: null, vote: 'for' },
      { institution: police.id, vote: 'abstained' },
    ] as const
    await as(keeper.worker, (ctx) => decide(ctx, { ...of, sentenceId: decision, rowVersion: 1, votes }))
    const told = await says(keeper.worker, 'Pismo do rady pedagogicznej')
    const due = localDate('2026-11-27')
    const to = { institution: school.id, person: school.worker, due, of: decision }
    const task = (more: Partial<Parameters<typeof makeTask>[1]> = {}) =>
      as(keeper.worker, (ctx) => makeTask(ctx, { ...of, sentenceId: told, rowVersion: 1, ...to, ...more }))
    expect(await task({ person: keeper.worker })).toMatchObject({ refusal: 'not_of_institution' })
    expect(await task({ due: localDate('2026-11-20') })).toMatchObject({ refusal: 'day_past' })
    expect(await task()).toMatchObject({ ok: true })
    expect(await task({ rowVersion: 2 })).toMatchObject({ refusal: 'is_task_already' })
    const [kept] = await rows<{ person_id: string; institution_id: string; due_on: string }>(
      'select person_id, institution_id, due_on from casework.task where case_id = $1',
      [of.caseId],
    )
    expect(kept).toEqual({ person_id: school.worker, institution_id: school.id, due_on: due })
    const view = await as(police.worker, (ctx) => minutesView(ctx, of))
    const [shownDecision, shownTask] = view.lines[0]?.sentences ?? []
    expect(shownDecision?.votes.map(({ place, vote }) => [place?.shortName ?? 'family', vote])).toEqual([
      ['OPS Bieliny', 'for'],
      ['family', 'for'],
      ['Policja', 'abstained'],
    ])
    expect(shownTask).toMatchObject({ decisionNo: 1, task: { person: 'Ewa Z Szkoła', due } })
    const meeting = await as(police.worker, (ctx) => meetingView(ctx, of.caseId, of.meetingId))
    expect(meeting.decisions).toEqual([{ text: 'Opiekunka od 1.12.', dissent: '', institution: school.id }])
  })

  test('of two who change one finished sentence the second is told, and both wordings stay on record', async () => {
    const { of, says } = await meetingBegun(world)
    const sentenceId = await says(keeper.worker, 'Pierwsze brzmienie.')
    const change = (text: string) =>
      as(keeper.worker, (ctx) => changeWords(ctx, { ...of, sentenceId, rowVersion: 1, text }))
    expect(await change('Drugie brzmienie.')).toMatchObject({ ok: true })
    await expect(change('Trzecie brzmienie.')).rejects.toThrow(Conflict)
    expect(await texts(school.worker, of.meetingId)).toEqual(['Drugie brzmienie.'])
    const kept = await rows(
      `select body ->> 'text' as text from casework.item where case_id = $1 and body ->> 'text' like '%brzmienie.' order by id`,
      [of.caseId],
    )
    expect(kept).toEqual([{ text: 'Pierwsze brzmienie.' }, { text: 'Drugie brzmienie.' }])
    const foreign = await as(school.worker, (ctx) =>
      changeWords(ctx, { ...of, sentenceId, rowVersion: 2, text: 'Obce' }),
    )
    expect(foreign).toMatchObject({ refusal: 'not_yours' })
  })

  test('nothing where its institution takes it back; a page that shows it drops it', async () => {
    const { of, says } = await meetingBegun(world)
    const sentenceId = await says(keeper.worker, 'Pomyłka.')
    const { revision } = await as(school.worker, (ctx) => minutesView(ctx, of))
    await as(keeper.worker, (ctx) => withdrawSentence(ctx, { ...of, sentenceId, rowVersion: 1 }))
    expect(await texts(school.worker, of.meetingId)).toEqual([])
    const { sentences } = await as(school.worker, (ctx) => minutesChanges(ctx, of, revision))
    expect(sentences.map(({ id, withdrawn }) => [id, withdrawn])).toEqual([[sentenceId, true]])
  })
})

test('a partner who cannot come rings: a worker writes it down before the meeting too', async () => {
  const { of, says } = await meetingBegun(world, false)
  const who = `worker:${police.worker}:${police.id}`
  await says(keeper.worker, 'Patrole są spokojne.', { as: 'phone_note', who, at: '22.11.2026, 10:15' })
  const view = await as(school.worker, (ctx) => minutesView(ctx, of))
  expect(view.lines[0]?.sentences[0]).toMatchObject({
    kind: 'phone_note',
    whoseName: 'Ewa Z Policja',
    whosePlace: { shortName: 'Policja' },
    at: '22.11.2026, 10:15',
    authorName: 'Ewa Z OPS Bieliny',
  })
  expect(view.state).toBe('before')
})

describe('closing minutes', () => {
  test('holds the meeting by the rule for that, asks for remarks, and admits corrections alone', async () => {
    const { of, says, first } = await meetingBegun(world)
    await says(keeper.worker, 'Mama wyjaśniła poranki.')
    const left = { ...of, lineId: first, sentenceId: randomUUID(), typed: 1, text: 'Niedokończone' }
    await as(school.worker, (ctx) => typeWords(ctx, left))
    const task = await says(keeper.worker, 'Telefon do fundacji', { as: 'task' })
    await as(keeper.worker, (ctx) => allThere(ctx, of))
    expect(await as(keeper.worker, (ctx) => closing(ctx, of))).toMatchObject({
      refusal: 'tasks_open',
      why: { count: 1 },
    })
    await as(keeper.worker, (ctx) => withdrawSentence(ctx, { ...of, sentenceId: task, rowVersion: 1 }))
    expect(await as(keeper.worker, (ctx) => closing(ctx, of))).toMatchObject({ ok: true })

    const [meeting] = await rows<{ state: string; held_on: string }>(
      'select state, held_on from casework.meeting where id = $1',
      [of.meetingId],
    )
    expect(meeting).toEqual({ state: 'held', held_on: '2026-11-23' })
    const events = await rows<{ event: string }>(`select event from casework.event where case_id = $1 order by seq`, [
      of.caseId,
    ])
    expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['meeting_held', 'step_done']))
    const there = await rows<{ present: boolean; way: string }>(
      'select present, way from casework.attendance where meeting_id = $1 order by no',
      [of.meetingId],
    )
    expect(there).toEqual([
      { present: true, way: 'room' },
      { present: true, way: 'video' },
      { present: false, way: 'excused' },
      { present: true, way: 'room' },
    ])
    const late = await as(school.worker, (ctx) => typeWords(ctx, { ...left, text: 'Niedokończone i późne', typed: 2 }))
    expect(late.ok).toBe(false)
    expect(await texts(police.worker, of.meetingId)).toEqual(['Mama wyjaśniła poranki.', 'Niedokończone'])
    await expect(says(school.worker, 'Jeszcze jedno.')).rejects.toThrow('minutes_closed')
    const [about] = await as(keeper.worker, (ctx) => sentencesOf(ctx, of.meetingId))
    await says(school.worker, 'Było o 7:40.', { as: 'correction', of: about?.id })
    expect(await texts(police.worker, of.meetingId)).toContain('Było o 7:40.')
  })

  test('whoever was there agrees or remarks, and whoever chairs confirms', async () => {
    const { of } = await meetingBegun(world)
    await as(keeper.worker, (ctx) => allThere(ctx, of))
    const reply = (who: string, agrees: boolean, remark?: string) =>
      as(who, (ctx) => replyToMinutes(ctx, { ...of, agrees, remark }))
    expect(await reply(keeper.worker, true)).toMatchObject({ refusal: 'not_for_remarks' })
    await as(keeper.worker, (ctx) => closing(ctx, of))
    const view = await as(keeper.worker, (ctx) => minutesView(ctx, of))
    const [here, absent] = [
      view.people.filter(({ way }) => way === 'room' || way === 'video'),
      view.people.filter(({ way }) => way === 'excused'),
    ]
    expect([here.length, absent.length]).toEqual([3, 1])
    const replies = await Promise.all(
      [school.worker, police.worker].map((who) => reply(who, false, 'Brakuje godziny.')),
    )
    expect(replies.filter(({ ok }) => !ok).length).toBeLessThanOrEqual(1)
    expect(await reply(keeper.worker, false)).toMatchObject({ refusal: 'no_words' })
    expect(await reply(keeper.worker, true)).toMatchObject({ ok: true })
    const { meeting } = await as(keeper.worker, (ctx) => minutesView(ctx, of))
    await as(keeper.worker, (ctx) => confirmMinutes(ctx, { ...of, rowVersion: meeting.rowVersion }))
    const confirmed = await as(school.worker, (ctx) => minutesView(ctx, of))
    expect(confirmed.state).toBe('confirmed')
    expect(await reply(keeper.worker, true)).toMatchObject({ refusal: 'not_for_remarks' })
  })

  test('minutes are begun once, of a meeting that has not taken place', async () => {
    const { of } = await meetingBegun(world)
    expect(await as(keeper.worker, (ctx) => beginMinutes(ctx, of))).toMatchObject({ refusal: 'already_begun' })
  })
})

test('the page of a meeting calls the print by what it is: blank before anybody wrote, then begun, then the minutes', async () => {
  const linkOf = async (at: { caseId: string; meetingId: string }) => {
    const { html } = await site.open(`/cases/${at.caseId}/meetings/${at.meetingId}`, keeper.worker)
    return html.match(/print\/meetings\/[^"]+\/minutes"[^>]*>([^<]+)/)?.[1]?.trim()
  }
  const before = await meetingBegun(world, false)
  expect(await linkOf(before)).toBe('Pusty protokół (PDF)')
  const at = await meetingBegun(world)
  expect(await linkOf(at)).toBe('Protokół w trakcie pisania (PDF)')
  await as(keeper.worker, (ctx) => allThere(ctx, at.of))
  const closed = await as(keeper.worker, (ctx) => closing(ctx, at.of))
  expect(closed.ok).toBe(true)
  expect(await linkOf(at)).toBe('Protokół (PDF)')
})
