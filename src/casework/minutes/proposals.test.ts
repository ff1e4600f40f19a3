import { beforeEach, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { caseworkMessages } from '../index.ts'
import { callMeeting } from '../meetings/call-meeting.server.ts'
import { caseworkPages } from '../pages.ts'
import { ipw, workWorld } from '../plan/work.fixture.ts'
import { answerRequest } from '../requests/answer-request.server.ts'
import { assignTask } from '../tasks/assign-task.server.ts'
import { closeTask } from '../tasks/close-task.server.ts'
import { agendaView, sayProposal } from './agenda.query.server.ts'
import { arrangeAgenda } from './arrange-agenda.server.ts'
import { minutesPath } from './minutes-paths.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, rows, clock, newId } = world
const { open } = visiting(world.actAs, caseworkPages)
beforeEach(() => clock.set(MONDAY))

/** A meeting of the team in two weeks, of a family that came to its diagnosis. */
async function called(stage = 'diagnoza', steps: readonly string[] = ['warsztat-diagnostyczny']) {
  const { caseId, mother, child } = await world.family()
  await world.enter(caseId, stage)
  return { ...(await callTo(caseId, steps)), mother, child }
}
async function callTo(caseId: string, steps: readonly string[] = []) {
  const done = await as(keeper.worker, (ctx) =>
    callMeeting(ctx, {
      ...{ caseId, body: 'zespol-rodziny', day: localDate('2026-12-04'), time: '13:00', place: 'Urząd Gminy' },
      ...{ steps: [...steps], together: undefined },
    }),
  )
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, meetingId: done.value }
}
type Of = { readonly caseId: string; readonly meetingId: string }

/** What is proposed to somebody, in the words in which it would be written down. */
const proposed = (of: Of, who = keeper.worker) =>
  as(who, async (ctx) => {
    const { proposals } = await agendaView(ctx, { caseId: of.caseId, meetingId: of.meetingId })
    return proposals.map((one) => sayProposal(one, translator('pl'), 'pl'))
  })
const settle = (caseId: string) => as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))

describe('an agenda drafts itself from what changed', () => {
  test('the stage that the case came to', async () => {
    expect(await proposed(await called())).toContain('Sprawa przeszła do etapu: Wspólna diagnoza')
  })

  test('forms completed after the last meeting, and none before the first one', async () => {
    const of = await called()
    const voice = (day: string) => {
      clock.set(new Date(`${day}T09:00:00Z`))
      const areas = [{ rowId: 'szkola', values: { 'co-widzimy': 'Spóźnienia', 'co-mozemy': 'Korepetycje' } }]
      return world.complete(keeper.worker, of.caseId, 'karta-diagnozy', { 'obszary-wkladu': areas })
    }
    expect(await voice('2026-11-23')).toMatchObject({ ok: true })
    expect(await proposed(of)).not.toContain('Nowe od ostatniego spotkania: Karta diagnozy')
    await rows(
      `insert into casework.meeting (id, case_id, body, planned_for, place, state, held_on, called_by)
       select $2, case_id, body, planned_for, place, 'held', '2026-11-23', called_by from casework.meeting where id = $1`,
      [of.meetingId, newId()],
    )
    expect(await proposed(of)).not.toContain('Nowe od ostatniego spotkania: Karta diagnozy')
    await voice('2026-11-25')
    expect((await proposed(of)).join()).toContain('Nowe od ostatniego spotkania: ')
  })
})

describe('from what is late', () => {
  test('an answer that the law asked for by a day that passed', async () => {
    const of = await called()
    const event = {
      case_id: of.caseId,
      event: 'request_sent',
      of: 'podstawa-art-105',
      on_day: '2026-11-10',
      at: MONDAY,
    }
    await world.found.put('casework.event', { ...event, instance: newId(), institution_id: school.id })
    await settle(of.caseId)
    const late = (await proposed(of)).filter((text) => text.startsWith('Po terminie ustawowym: '))
    expect(late).toHaveLength(1)
    expect(late[0]).toContain('(17.11.2026)')
  })

  test('an agreed day that passed is said to have passed, and is nowhere late', async () => {
    const of = await called()
    const event = { case_id: of.caseId, event: 'request_sent', of: 'podstawa-prosba', on_day: '2026-11-02', at: MONDAY }
    await world.found.put('casework.event', { ...event, instance: newId(), institution_id: school.id })
    await settle(of.caseId)
    const told = await proposed(of)
    expect(
      told.filter((text) => text.startsWith('Minął umówiony dzień: ') && text.includes('(16.11.2026)')),
    ).toHaveLength(1)
    expect(told.join()).not.toContain('Po terminie')
  })

  test('nothing before its day', async () => {
    const of = await called()
    const told = async () => (await proposed(of)).filter((text) => text.includes('Zakończenie diagnozy'))
    expect(await told()).toEqual([])
    clock.set(new Date('2026-12-22T09:00:00Z'))
    expect(await told()).toEqual(['Minął umówiony dzień: Zakończenie diagnozy (21.12.2026)'])
  })
})

describe('from what waits', () => {
  const give = (caseId: string, due: ReturnType<typeof localDate>) =>
    as(keeper.worker, (ctx) => assignTask(ctx, { caseId, what: 'Zadzwonić do babci', institution: school.id, due }))

  test('an open task with its institution and day, and never in its words; done, it is gone', async () => {
    const of = await called()
    const done = await give(of.caseId, localDate('2026-12-01'))
    await give(of.caseId, localDate('2026-12-02'))
    await give(of.caseId, localDate('2026-12-02'))
    const told = (await proposed(of)).filter((text) => text.includes('Szkoła'))
    expect(told).toEqual(['Otwarte zadanie: Szkoła (do 01.12.2026)', '2 otwarte zadania: Szkoła (do 02.12.2026)'])
    const taskId = done.ok ? done.value : ''
    const closed = await as(keeper.worker, (ctx) =>
      closeTask(ctx, { caseId: of.caseId, taskId, was: 'open', state: 'done' }),
    )
    expect(closed).toMatchObject({ ok: true })
    expect(await proposed(of)).not.toContain('Otwarte zadanie: Szkoła (do 01.12.2026)')
  })

  test('a question without an answer, until it has one', async () => {
    const of = await called()
    const asked = await world.complete(keeper.worker, of.caseId, 'prosba-o-informacje', {
      pytanie: {
        ...{ 'do-kogo': school.id, 'o-kogo': of.mother, podstawa: 'podstawa-prosba', 'zakres-pytania': ['nauka'] },
        ...{ tresc: 'Jak często syn bywał w szkole?', 'po-co': 'Do diagnozy' },
      },
    })
    if (!asked.ok) throw new Error(asked.refusal)
    const waits = 'Pytanie bez odpowiedzi: 23.11.2026'
    expect(await proposed(of)).toContain(waits)
    expect((await proposed(of)).join()).not.toContain('bywał')
    const answer = { answer: 'pelna', words: 'Dwanaście dni.', category: 'nauka', reason: undefined }
    const given = { caseId: of.caseId, instanceId: asked.value, ...answer, onDay: localDate('2026-11-23') }
    expect(await as(keeper.worker, (ctx) => answerRequest(ctx, given))).toMatchObject({ ok: true })
    expect(await proposed(of)).not.toContain(waits)
  })
})

describe('from what waits for a decision', () => {
  test('a plan that nobody accepted yet', async () => {
    const of = await called('ipw', [])
    expect(await proposed(of)).not.toContain('Do decyzji: przyjęcie planu')
    await world.stepDone(of.caseId, 'spotkanie-planu')
    const goal = newId()
    const plan = ipw(
      [{ id: goal, whose: of.child, text: 'Córka chodzi do szkoły' }],
      [
        { id: newId(), who: school.id, text: 'Zajęcia wyrównawcze', goal },
        { id: newId(), who: 'family', text: 'Wspólny poranek', goal },
      ],
      [{ id: newId(), who: of.mother, why: 'Później' }],
    )
    expect(await world.complete(keeper.worker, of.caseId, 'program-ipw', plan)).toMatchObject({ ok: true })
    expect(await proposed(of)).toContain('Do decyzji: przyjęcie planu')
  })

  test('what two institutions wrote into the diagnosis, and not what one did', async () => {
    const of = await called()
    const write = (who: string) =>
      world.complete(who, of.caseId, 'karta-diagnozy', {
        'obszary-wkladu': [{ rowId: 'szkola', values: { 'co-widzimy': 'Spóźnienia', 'co-mozemy': 'Korepetycje' } }],
      })
    expect(await write(keeper.worker)).toMatchObject({ ok: true })
    const views = async () => (await proposed(of)).filter((text) => text.startsWith('Zdania kilku instytucji: '))
    expect(await views()).toEqual([])
    expect(await write(school.worker)).toMatchObject({ ok: true })
    expect(await views()).toHaveLength(1)
  })

  test('a transition of which every rule is met', async () => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'wstrzymanie')
    const told = await proposed(await callTo(caseId))
    expect(told.filter((text) => text.startsWith('Do decyzji: przejście „'))).not.toEqual([])
  })
})

test('what was taken over is not proposed again, and who may not change the agenda is proposed nothing', async () => {
  const of = await called()
  const { proposals } = await as(keeper.worker, (ctx) => agendaView(ctx, of))
  const [first] = proposals
  if (!first) throw new Error('nothing proposed')
  const taken = await as(keeper.worker, (ctx) => arrangeAgenda(ctx, { ...of, act: 'take', keys: [first.key] }))
  expect(taken).toMatchObject({ ok: true })
  const view = await as(keeper.worker, (ctx) => agendaView(ctx, of))
  expect(view.proposals.map(({ key }) => key)).not.toContain(first.key)
  expect(view.lines.map(({ line }) => line?.text)).toEqual([sayProposal(first, translator('pl'), 'pl')])
  const other = await as(police.worker, (ctx) => agendaView(ctx, of))
  expect(other.mayArrange ? null : other.proposals).toEqual(other.mayArrange ? null : [])
})

test('the first line of an agenda offers no way up and the last none down, and both may go', async () => {
  const of = await called()
  for (const text of ['Pierwszy', 'Drugi']) {
    await as(keeper.worker, (ctx) => arrangeAgenda(ctx, { ...of, act: 'add', text, members: [] }))
  }
  const [first, second] = (await as(keeper.worker, (ctx) => agendaView(ctx, of))).lines.map(({ line }) => line?.id)
  const { html } = await open(minutesPath.agenda(of), keeper.worker)
  const offered = [...html.matchAll(/value="((?:up|down|remove) [^"]+)"/g)].map(([, act]) => act)
  expect(offered).toEqual([`down ${first}`, `remove ${first}`, `up ${second}`, `remove ${second}`])
})
