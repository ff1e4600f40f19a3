import { describe, expect, test } from 'vitest'
import { Conflict, Forbidden, localDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { cancelMeeting } from '../meeting-changes/cancel-meeting.server.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { assignTask } from '../tasks/assign-task.server.ts'
import { closeTask } from '../tasks/close-task.server.ts'
import { tasksOfCase } from '../tasks/task.query.server.ts'
import { callMeeting } from './call-meeting.server.ts'
import { confirmMinutes } from './confirm-minutes.server.ts'
import { holdMeeting } from './hold-meeting.server.ts'
import { meetingsOfCase, meetingView } from './meeting.query.server.ts'
import { readHeld } from './read-held.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, coordinator, stranger, head, newId, rows } = world
const TEAM = 'zespol-rodziny'
const TODAY = localDate('2026-11-23')

const inDiagnosis = async () => {
  const family = await world.family()
  await world.enter(family.caseId, 'diagnoza')
  return family
}
type Calling = Parameters<typeof callMeeting>[1]
const call = (ctx: Ctx, caseId: string, more: Partial<Calling> = {}) =>
  callMeeting(ctx, {
    caseId,
    body: TEAM,
    day: localDate('2026-12-04'),
    time: '13:00',
    place: 'Urząd Gminy, sala 12',
    steps: ['warsztat-diagnostyczny'],
    ...more,
  })
type Holding = Parameters<typeof holdMeeting>[1]
const hold = (ctx: Ctx, caseId: string, more: Partial<Holding> = {}) =>
  holdMeeting(ctx, {
    caseId,
    meeting: null,
    body: TEAM,
    heldOn: localDate('2026-11-20'),
    place: 'Szkoła',
    present: [`worker:${keeper.worker}:${keeper.id}`],
    familyTookPart: true,
    steps: ['warsztat-diagnostyczny'],
    decisions: [],
    confirm: false,
    ...more,
  })
const eventsOf = (caseId: string) =>
  rows<{ event: string; of: string; on_day: string }>(
    `select event, of, on_day from casework.event where case_id = $1 and event <> 'step_done' order by seq`,
    [caseId],
  )
const meetingIdOf = (outcome: { ok: boolean; value?: string | null }): string => {
  if (!outcome.ok || !outcome.value) throw new Error('no meeting')
  return outcome.value
}

describe('calling a meeting', () => {
  test('the team and the adults are invited; notices go to workers and name no family', async () => {
    const { caseId, mother } = await inDiagnosis()
    const meetingId = meetingIdOf(await as(keeper.worker, (ctx) => call(ctx, caseId)))
    const invited = await rows<{ person_id: string | null; subject_id: string | null }>(
      'select person_id, subject_id from casework.attendance where meeting_id = $1',
      [meetingId],
    )
    expect(new Set(invited.map((one) => one.person_id ?? one.subject_id))).toEqual(
      new Set([keeper.worker, school.worker, police.worker, mother]),
    )
    const told = await rows<{ person_id: string; kind: string; case_id: string }>(
      'select person_id, kind, case_id from notices.notice where link like $1',
      [`%${meetingId}`],
    )
    expect(told.map(({ person_id }) => person_id).toSorted()).toEqual([school.worker, police.worker].toSorted())
    expect(told[0]).toMatchObject({ kind: 'meeting_called', case_id: caseId })
    expect(await eventsOf(caseId)).toEqual([
      { event: 'meeting_planned', of: TEAM, on_day: '2026-12-04' },
      { event: 'invitations_sent', of: TEAM, on_day: '2026-11-23' },
    ])
    const [planned] = await rows<{ at: string }>(
      `select to_char(planned_for at time zone 'UTC', 'HH24:MI') as at from casework.meeting where id = $1`,
      [meetingId],
    )
    expect(planned?.at).toBe('12:00')
  })

  test('what is past, of another team or waits for another step is refused', async () => {
    const { caseId } = await inDiagnosis()
    const asLead = (more: Partial<Calling>) => as(keeper.worker, (ctx) => call(ctx, caseId, more))
    expect(await asLead({ day: localDate('2026-11-22') })).toMatchObject({ refusal: 'day_past' })
    expect(await asLead({ body: 'pzk' })).toMatchObject({ refusal: 'other_body' })
    expect(await asLead({ body: 'nie-ma' })).toMatchObject({ refusal: 'body_unknown' })
    expect(await asLead({ steps: ['uzgodnienie-diagnozy'] })).toMatchObject({ refusal: 'step_unknown' })
  })

  test('a stranger finds no case, and a head who sees only own tasks finds no meetings', async () => {
    const { caseId } = await inDiagnosis()
    await expect(as(stranger, (ctx) => call(ctx, caseId))).rejects.toThrow(NotFound)
    await expect(as(head, (ctx) => meetingsOfCase(ctx, caseId))).rejects.toThrow(NotFound)
  })

  test('a meeting called off is not held afterwards', async () => {
    const { caseId } = await inDiagnosis()
    const id = meetingIdOf(await as(keeper.worker, (ctx) => call(ctx, caseId)))
    const off = (rowVersion: number) =>
      as(keeper.worker, (ctx) => cancelMeeting(ctx, { caseId, meetingId: id, rowVersion, reason: 'Choroba' }))
    expect(await off(1)).toMatchObject({ ok: true })
    await expect(off(1)).rejects.toThrow(Conflict)
    expect(await off(2)).toMatchObject({ refusal: 'already_held' })
    const late = as(keeper.worker, (ctx) => hold(ctx, caseId, { meeting: { id, rowVersion: 2 } }))
    await expect(late).rejects.toThrow(Conflict)
  })
})

describe('a meeting that took place', () => {
  test('one screen marks the step, who came, what was decided and who is to do what', async () => {
    const { caseId } = await inDiagnosis()
    const decisions = [
      {
        text: 'Szkoła <i>pisze</i> do rady',
        dissent: 'Za późno',
        institution: school.id,
        due: localDate('2026-12-01'),
      },
      { text: 'Wrócimy do koszyka', dissent: undefined, institution: undefined, due: undefined },
    ]
    const meetingId = meetingIdOf(await as(keeper.worker, (ctx) => hold(ctx, caseId, { decisions })))
    const steps = await rows('select step, meeting_id from casework.step_done where case_id = $1', [caseId])
    expect(steps).toEqual([{ step: 'warsztat-diagnostyczny', meeting_id: meetingId }])
    const view = await as(keeper.worker, (ctx) => meetingView(ctx, caseId, meetingId))
    expect(view.decisions).toEqual([
      { text: 'Szkoła <i>pisze</i> do rady', dissent: 'Za późno', institution: school.id },
      { text: 'Wrócimy do koszyka', dissent: '', institution: null },
    ])
    expect(view.people.filter(({ present }) => present).map(({ key }) => key)).toEqual([
      `worker:${keeper.worker}:${keeper.id}`,
    ])
    const tasks = await rows('select institution_id, due_on, state from casework.task where case_id = $1', [caseId])
    expect(tasks).toEqual([{ institution_id: school.id, due_on: '2026-12-01', state: 'open' }])
  })

  test('one meeting fulfils several steps of its stage, but not one that waits for more', async () => {
    const { caseId } = await inDiagnosis()
    const both = { steps: ['warsztat-diagnostyczny', 'uzgodnienie-diagnozy'] }
    expect(await as(keeper.worker, (ctx) => hold(ctx, caseId, both))).toMatchObject({ refusal: 'step_unknown' })
    await world.stepDone(caseId, 'wklady-do-diagnozy', { for_key: keeper.id })
    const second = { steps: ['uzgodnienie-diagnozy'] }
    expect(await as(keeper.worker, (ctx) => hold(ctx, caseId, second))).toMatchObject({ refusal: 'waits_for' })
    const meetingId = meetingIdOf(await as(keeper.worker, (ctx) => hold(ctx, caseId, both)))
    const marks = await rows('select step from casework.step_done where meeting_id = $1 order by id', [meetingId])
    expect(marks).toEqual([{ step: 'warsztat-diagnostyczny' }, { step: 'uzgodnienie-diagnozy' }])
  })

  test('a day to come, nobody present and a task for an outsider are refused', async () => {
    const { caseId } = await inDiagnosis()
    const asLead = (more: Partial<Holding>) => as(keeper.worker, (ctx) => hold(ctx, caseId, more))
    expect(await asLead({ heldOn: localDate('2026-11-24') })).toMatchObject({ refusal: 'day_ahead' })
    expect(await asLead({ heldOn: localDate('2026-10-01') })).toMatchObject({ refusal: 'before_opening' })
    expect(await asLead({ present: [] })).toMatchObject({ refusal: 'nobody_present' })
    for (const stranger of ['worker:x:y', `worker:${newId()}:${keeper.id}`, `family:${newId()}`]) {
      const present = [`worker:${keeper.worker}:${keeper.id}`, stranger]
      expect(await asLead({ present })).toMatchObject({ refusal: 'not_of_the_body', why: { field: 'present' } })
    }
    const outsider = { text: 'Pismo', dissent: undefined, institution: newId(), due: undefined }
    expect(await asLead({ decisions: [outsider] })).toMatchObject({
      refusal: 'not_in_team',
      why: { field: 'decisions.0.institution' },
    })
  })

  test('its minutes are confirmed by whoever chairs the body, once', async () => {
    const { caseId } = await inDiagnosis()
    const meetingId = meetingIdOf(await as(keeper.worker, (ctx) => hold(ctx, caseId)))
    const confirm = (ctx: Ctx) => confirmMinutes(ctx, { caseId, meetingId, rowVersion: 2 })
    await expect(as(school.worker, confirm)).rejects.toThrow(Forbidden)
    await expect(as(coordinator, confirm)).rejects.toThrow(Forbidden)
    expect(await as(keeper.worker, confirm)).toMatchObject({ ok: true })
    await expect(as(keeper.worker, confirm)).rejects.toThrow(Conflict)
    expect((await eventsOf(caseId)).at(-1)).toEqual({ event: 'minutes_confirmed', of: TEAM, on_day: '2026-11-23' })
  })

  test('who does not chair cannot confirm at once either', async () => {
    const { caseId } = await inDiagnosis()
    const bySchool = as(school.worker, (ctx) => hold(ctx, caseId, { confirm: true }))
    await expect(bySchool).rejects.toThrow(Forbidden)
    expect(await rows('select 1 from casework.meeting where case_id = $1', [caseId])).toEqual([])
    expect(await as(keeper.worker, (ctx) => hold(ctx, caseId, { confirm: true }))).toMatchObject({ ok: true })
    const states = await rows('select state from casework.meeting where case_id = $1', [caseId])
    expect(states).toEqual([{ state: 'confirmed' }])
  })

  test('minutes on the form of the model lay their tasks too', async () => {
    const { caseId } = await inDiagnosis()
    const meetingId = meetingIdOf(await as(keeper.worker, (ctx) => hold(ctx, caseId)))
    const decision = { ustalenie: 'Opiekunka od grudnia', 'zadanie-dla': school.id, 'zadanie-termin': '2026-12-01' }
    const written = await world.complete(keeper.worker, caseId, 'protokol-spotkania', {
      spotkanie: { 'data-spotkania': '2026-11-20', miejsce: 'Szkoła', 'rodzina-obecna': true },
      ustalenia: [{ rowId: newId(), values: decision }],
    })
    expect(written).toMatchObject({ ok: true })
    const view = await as(keeper.worker, (ctx) => meetingView(ctx, caseId, meetingId))
    expect(view.decisions.map(({ text, institution }) => ({ text, institution }))).toContainEqual({
      text: 'Opiekunka od grudnia',
      institution: school.id,
    })
    expect(await rows('select institution_id from casework.task where case_id = $1', [caseId])).toEqual([
      { institution_id: school.id },
    ])
  })

  test('rows of decisions come and go by buttons, and empty ones are none', () => {
    const fields = {
      body: [TEAM],
      heldOn: ['20.11.2026'],
      place: ['Szkoła'],
      present: ['worker:x:y'],
      familyTookPart: ['yes'],
      'decisions.0.text': [''],
      'decisions.1.text': ['Pismo'],
      'decisions.1.due': ['1.12.2026'],
    }
    const read = readHeld({ files: {}, fields })
    expect(read).toMatchObject({ ok: true, value: { decisions: [{ text: 'Pismo', due: '2026-12-01' }] } })
    const removed = readHeld({ files: {}, fields: { ...fields, _remove: ['decisions.0'] } })
    expect(removed).toMatchObject({ ok: false, values: { 'decisions.0.text': ['Pismo'], place: ['Szkoła'] } })
    const added = readHeld({ files: {}, fields: { ...fields, _add: ['decisions'] } })
    expect(added).toMatchObject({ ok: false, values: { 'decisions.2.text': [''] } })
    const wrong = readHeld({ files: {}, fields: { ...fields, 'decisions.1.text': ['a'.repeat(2001)] } })
    expect(wrong).toMatchObject({ ok: false, errors: { 'decisions.1.text': { key: 'platform.form.too_long' } } })
  })
})

describe('tasks', () => {
  const assign = (ctx: Ctx, caseId: string, more: Partial<Parameters<typeof assignTask>[1]> = {}) =>
    assignTask(ctx, {
      caseId,
      what: `O'Hara <b>pisze</b>`,
      institution: school.id,
      due: localDate('2026-12-01'),
      ...more,
    })

  test('a task is laid on an institution of the team and closed by it', async () => {
    const { caseId } = await inDiagnosis()
    const taskId = meetingIdOf(await as(keeper.worker, (ctx) => assign(ctx, caseId)))
    const done = (ctx: Ctx) => closeTask(ctx, { caseId, taskId, was: 'open', state: 'done' })
    await expect(as(police.worker, done)).rejects.toThrow(NotFound)
    expect(await as(school.worker, done)).toMatchObject({ ok: true })
    await expect(as(keeper.worker, done)).rejects.toThrow(Conflict)
    const [kept] = await rows('select state, closed_on, closed_by from casework.task where id = $1', [taskId])
    expect(kept).toEqual({ state: 'done', closed_on: TODAY, closed_by: school.worker })
    const events = await eventsOf(caseId)
    expect(events.map(({ event }) => event)).toEqual(['task_assigned', 'task_done'])
  })

  test('its words are read by whoever wrote them, and by the institution only through the ledger', async () => {
    const { caseId } = await inDiagnosis()
    await as(keeper.worker, (ctx) => assign(ctx, caseId))
    const words = async (who: string) =>
      (await as(who, (ctx) => tasksOfCase(ctx, caseId))).tasks.map((one) => one.words)
    expect(await words(keeper.worker)).toEqual([`O'Hara <b>pisze</b>`])
    expect(await words(head)).toEqual([null])
    await world.disclosure(caseId, keeper, school, 'przebieg', { extent: 'own_part' })
    expect(await words(head)).toEqual([`O'Hara <b>pisze</b>`])
    expect(await words(police.worker)).toEqual([])
  })

  test('an outsider gets no task, and neither does a day gone by', async () => {
    const { caseId } = await inDiagnosis()
    const asLead = (more: Parameters<typeof assign>[2]) => as(keeper.worker, (ctx) => assign(ctx, caseId, more))
    expect(await asLead({ institution: newId() })).toMatchObject({ refusal: 'not_in_team' })
    expect(await asLead({ due: localDate('2026-11-22') })).toMatchObject({ refusal: 'day_past' })
    await expect(as(stranger, (ctx) => assign(ctx, caseId))).rejects.toThrow(NotFound)
  })

  test('work does not close while a task is open', async () => {
    const { caseId } = await inDiagnosis()
    const taskId = meetingIdOf(await as(keeper.worker, (ctx) => assign(ctx, caseId)))
    await world.enter(caseId, 'zakonczenie')
    const close = () => as(keeper.worker, (ctx) => moveCase(ctx, { caseId, transition: 'zakonczenie-ocen' }))
    const early = await close()
    if (early.ok) throw new Error('the case moved with an open task')
    expect(early.why.unmet).toContainEqual(expect.objectContaining({ rule: 'no_open_tasks' }))
    await as(keeper.worker, (ctx) => closeTask(ctx, { caseId, taskId, was: 'open', state: 'handed_over' }))
    expect(await close()).toMatchObject({ ok: true })
  })
})
