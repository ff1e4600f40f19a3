import { describe, expect, test } from 'vitest'
import { localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { tasksOfCase } from '../tasks/task.query.server.ts'
import { answerRequest } from './answer-request.server.ts'
import { requestAsked } from './request.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, stranger, rows } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const DUTY = 'podstawa-art-105'
const VOLUNTARY = 'podstawa-prosba'

async function asked(ground = DUTY, category = 'nauka') {
  const { caseId, mother } = await world.family()
  await world.enter(caseId, 'diagnoza')
  const done = await world.complete(keeper.worker, caseId, 'prosba-o-informacje', {
    pytanie: {
      'do-kogo': school.id,
      'o-kogo': mother,
      podstawa: ground,
      ...(ground === DUTY ? { 'numer-sprawy': 'GOPS.1/2026' } : {}),
      'zakres-pytania': [category],
      tresc: 'Jak często syn bywał w szkole w październiku?',
      'po-co': 'Do diagnozy',
    },
  })
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, instanceId: done.value }
}
const TODAY = localDate('2026-11-23')
const ANSWER = { answer: 'pelna', words: 'Dwanaście dni.', category: 'nauka', onDay: TODAY, reason: undefined }
const answer = (
  one: { caseId: string; instanceId: string },
  more: Partial<Record<keyof typeof ANSWER, unknown>> = {},
) => as(keeper.worker, (ctx) => answerRequest(ctx, { ...one, ...ANSWER, ...more } as never))
const clocksOf = (caseId: string) =>
  rows<{ deadline: string; state: string; force: string; turn: string | null; due_on: string }>(
    `select deadline, state, force, turn_institution_id as turn, due_on from casework.clock
     where case_id = $1 and deadline like 'termin-odpowiedz%'`,
    [caseId],
  )

describe('asking', () => {
  test('starts the clock of the institution that was asked: statutory where it has a duty, agreed where it has none', async () => {
    const duty = await asked()
    expect(await clocksOf(duty.caseId)).toMatchObject([
      { deadline: 'termin-odpowiedz', force: 'statutory', turn: school.id, due_on: '2026-11-30', state: 'running' },
    ])
    const { caseId } = await asked(VOLUNTARY)
    expect(await clocksOf(caseId)).toMatchObject([{ deadline: 'termin-odpowiedz-umowiony', force: 'agreed' }])
  })

  test('about something special names nobody in what the whole team sees', async () => {
    const { caseId, instanceId } = await asked(DUTY, 'zdrowie')
    expect(await clocksOf(caseId)).toMatchObject([{ turn: null }])
    expect(
      await rows('select 1 from casework.event where case_id = $1 and institution_id = $2', [caseId, school.id]),
    ).toEqual([])
    const { requests } = await as(keeper.worker, (ctx) => tasksOfCase(ctx, caseId))
    expect(requests).toMatchObject([{ id: instanceId, sentOn: TODAY, dueOn: '2026-11-30', answeredOn: null }])
    expect(requests[0]?.to).not.toBe('')
    expect((await as(police.worker, (ctx) => tasksOfCase(ctx, caseId))).requests).toEqual([])
  })
})

describe('the answer', () => {
  test('stops the clock and stays as an entry of the institution that asked', async () => {
    const one = await asked()
    expect(await answer(one)).toMatchObject({ ok: true })
    expect(await clocksOf(one.caseId)).toMatchObject([{ state: 'ended' }])
    const shown = await as(keeper.worker, (ctx) => requestAsked(ctx, one.caseId, one.instanceId))
    expect(shown.recorded).toMatchObject([{ text: 'Dwanaście dni.', reason: '', byLink: false }])
    expect(shown.request).toMatchObject({ state: 'answered', came: 'recorded' })
    expect(await answer(one)).toMatchObject({ ok: false, refusal: 'already_answered' })
    const read = await as(police.worker, (ctx) =>
      ctx.db
        .selectFrom('casework.item')
        .select('id')
        .where('case_id', '=', one.caseId)
        .where('kind', '=', 'note')
        .execute(),
    )
    expect(read).toEqual([])
  })

  test('is told to whoever asked when a colleague wrote it down, and not to whoever did so themselves', async () => {
    const told = ({ caseId }: { caseId: string }) =>
      rows<{ person_id: string; link: string; case_id: string }>(
        `select person_id, link, case_id from notices.notice where kind = 'request_answered' and case_id = $1`,
        [caseId],
      )
    const own = await asked()
    expect(await answer(own)).toMatchObject({ ok: true })
    expect(await told(own)).toEqual([])
    const other = await asked()
    const colleague = await world.found.aPerson('Celina', 'Zmyślona')
    await world.found.employ(colleague, keeper.id)
    await rows(
      `insert into casework.seat (id, case_id, person_id, institution_id, role, from_on, seated_by)
       select gen_random_uuid(), case_id, $2, institution_id, role, from_on, seated_by from casework.seat
       where case_id = $1 and person_id = $3 limit 1`,
      [other.caseId, colleague, keeper.worker],
    )
    await rows('update casework.request set sent_by = $2 where id = $1', [other.instanceId, colleague])
    expect(await answer(other)).toMatchObject({ ok: true })
    expect(await told(other)).toEqual([
      {
        person_id: colleague,
        link: `/cases/${other.caseId}/requests/${other.instanceId}`,
        case_id: other.caseId,
      },
    ])
  })

  test('refused by an institution with a duty needs a reason, by one without a duty none', async () => {
    const bare = { answer: 'odmowa', words: undefined, category: undefined }
    const duty = await asked()
    expect(await answer(duty, bare)).toMatchObject({ ok: false, refusal: 'reason_missing', why: { field: 'reason' } })
    expect(await answer(duty, { ...bare, reason: 'Brak takich danych' })).toMatchObject({ ok: true })
    expect(await answer(await asked(VOLUNTARY), bare)).toMatchObject({ ok: true })
  })

  test.each([
    ['an answer the model does not know', { answer: 'moze' }, 'answer_unknown'],
    ['words without a category', { category: undefined }, 'category_missing'],
    ['a category that was not asked about', { category: 'zdrowie' }, 'category_missing'],
    ['a day ahead', { onDay: localDate('2026-11-24') }, 'day_ahead'],
    ['a day before the question', { onDay: localDate('2026-11-22') }, 'before_sent'],
  ])('is refused with %s', async (_, more, refusal) => {
    expect(await answer(await asked(), more)).toMatchObject({ ok: false, refusal })
  })

  test('is recorded by those who keep the case and by nobody else; another form is no request', async () => {
    const one = await asked()
    for (const who of [police.worker, school.worker, stranger]) {
      await expect(as(who, (ctx) => answerRequest(ctx, { ...one, ...ANSWER }))).rejects.toThrow()
      const { status } = await open(`/cases/${one.caseId}/requests/${one.instanceId}`, who)
      expect([who, status]).toEqual([who, who === stranger ? 404 : 403])
    }
    await expect(as(keeper.worker, (ctx) => requestAsked(ctx, one.caseId, world.newId()))).rejects.toThrow(NotFound)
  })

  test('on the page, as a browser without script sends it', async () => {
    const { caseId, instanceId } = await asked()
    const at = `/cases/${caseId}/requests/${instanceId}`
    expect((await open(`/cases/${caseId}/tasks`, keeper.worker)).html).toContain(at)
    const wrong = await send(at, keeper.worker, { answer: 'odmowa', words: '<b>ą</b>', onDay: '23.11.2026' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('&lt;b&gt;ą&lt;/b&gt;')
    const sent = await send(at, keeper.worker, {
      answer: 'pelna',
      words: '<b>ą</b>',
      category: 'nauka',
      onDay: '23.11.2026',
    })
    expect(sent).toMatchObject({ status: 303, location: `/cases/${caseId}/tasks` })
    const { html } = await open(at, keeper.worker)
    expect(html).toContain('&lt;b&gt;ą&lt;/b&gt;')
  })
})
