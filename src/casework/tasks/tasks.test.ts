import { describe, expect, test } from 'vitest'
import { Conflict, Forbidden, localDate, NotFound } from '#kernel'
import type { NoticeKind } from '#notices'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { courseOf } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { holdMeeting } from '../meetings/hold-meeting.server.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { MEMBER } from '../sharing/ledger.fixture.ts'
import { acceptTask, giveBackTask } from './accept-task.server.ts'
import { assignTask } from './assign-task.server.ts'
import { closeTask } from './close-task.server.ts'
import { handTask, withdrawOffer } from './hand-task.server.ts'
import { myOpenTasks } from './my-tasks.query.server.ts'
import { remindOfTask, supportTask } from './support-task.server.ts'
import { tasksOfCase } from './task.query.server.ts'
import { taskPageOf } from './task-page.query.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, rows } = world
const DUE = localDate('2026-12-01')
const colleague = await world.worker('Piotr', 'Pedagog', school.id)

async function aFamily(): Promise<string> {
  const { caseId } = await world.family()
  await world.seat(caseId, { id: school.id, worker: colleague }, MEMBER)
  await world.enter(caseId, 'diagnoza')
  return caseId
}
type More = Partial<Parameters<typeof assignTask>[1]>
async function laid(caseId: string, more: More = {}, by: string = keeper.worker): Promise<string> {
  const task = { caseId, what: 'Umówić rozmowę', institution: school.id, due: DUE, ...more }
  const done = await as(by, (ctx) => assignTask(ctx, task))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const seen = (who: string, caseId: string, taskId: string) => as(who, (ctx) => taskPageOf(ctx, caseId, taskId))
const versionOf = async (caseId: string, taskId: string) =>
  (await as(keeper.worker, (ctx) => taskPageOf(ctx, caseId, taskId))).task.rowVersion
/** Does an act as of the version of the task that stands now. */
async function now<const I extends object, R>(
  who: string,
  at: { readonly caseId: string; readonly taskId: string },
  act: (ctx: Ctx, input: I & typeof at & { rowVersion: number }) => Promise<R>,
  input: I,
): Promise<R> {
  const rowVersion = await versionOf(at.caseId, at.taskId)
  return as(who, (ctx) => act(ctx, { ...input, ...at, rowVersion }))
}
const accept = (who: string, at: { caseId: string; taskId: string }, person?: string) =>
  now(who, at, acceptTask, { person })
const notices = (kind: NoticeKind, taskId: string) =>
  rows<{ person_id: string; link: string }>(
    'select person_id, link from notices.notice where kind = $1 and link like $2 order by made_at, id',
    [kind, `%${taskId}`],
  )

describe('who has a task', () => {
  test('one laid on an institution waits there for a person, who takes it on', async () => {
    const caseId = await aFamily()
    const taskId = await laid(caseId)
    const before = await seen(colleague, caseId, taskId)
    expect(before.task).toMatchObject({
      group: 'to_take',
      standing: 'given',
      holder: { institution: school.id, person: null },
    })
    expect(await as(colleague, myOpenTasks)).toContainEqual(expect.objectContaining({ id: taskId, group: 'to_take' }))
    expect(await accept(colleague, { caseId, taskId }, colleague)).toMatchObject({ ok: true })
    expect((await seen(colleague, caseId, taskId)).task).toMatchObject({ group: 'mine', holder: { person: colleague } })
    expect((await seen(school.worker, caseId, taskId)).task.group).toBe('institution')
    expect((await seen(keeper.worker, caseId, taskId)).task.group).toBe('given')
    expect((await as(school.worker, myOpenTasks)).map(({ id }) => id)).not.toContain(taskId)
    const told = await notices('task_given', taskId)
    expect(new Set(told.map(({ person_id }) => person_id))).toEqual(new Set([school.worker, colleague, world.head]))
  })

  test('only somebody who sits in the case for the institution can have it', async () => {
    const caseId = await aFamily()
    const wrong = { what: 'x', due: DUE, caseId, institution: `${school.id} ${police.worker}` }
    expect(await as(keeper.worker, (ctx) => assignTask(ctx, wrong))).toMatchObject({ refusal: 'not_seated' })
    const taskId = await laid(caseId, { institution: `${school.id} ${colleague}` })
    expect((await seen(keeper.worker, caseId, taskId)).task.holder).toMatchObject({ person: colleague })
    expect(await accept(school.worker, { caseId, taskId }, police.worker)).toMatchObject({ refusal: 'not_seated' })
  })

  test('whoever has no part in it finds no task', async () => {
    const caseId = await aFamily()
    const taskId = await laid(caseId)
    await expect(seen(police.worker, caseId, taskId)).rejects.toThrow(NotFound)
    await expect(seen(world.stranger, caseId, taskId)).rejects.toThrow(NotFound)
    expect(await as(police.worker, myOpenTasks)).toEqual([])
  })
})

describe('giving back and handing on', () => {
  test('a task given back with a reason stands with whoever gave it, who may give it again', async () => {
    const caseId = await aFamily()
    const at = { caseId, taskId: await laid(caseId) }
    expect(
      await now(school.worker, at, giveBackTask, { reason: 'not_ours', words: 'To zadanie poradni.' }),
    ).toMatchObject({ ok: true })
    const back = await seen(keeper.worker, caseId, at.taskId)
    expect(back.task).toMatchObject({ standing: 'returned', holder: { institution: keeper.id, person: keeper.worker } })
    expect(back.past[0]).toMatchObject({ act: 'returned', to: keeper.id, words: null })
    expect((await seen(school.worker, caseId, at.taskId)).past[0]?.words).toBe('To zadanie poradni.')
    await world.disclosure(caseId, school, keeper, 'przebieg', { extent: 'own_part' })
    expect((await seen(keeper.worker, caseId, at.taskId)).past[0]?.words).toBe('To zadanie poradni.')
    await expect(now(school.worker, at, giveBackTask, { reason: 'other', words: undefined })).rejects.toThrow(Forbidden)
    const told = await notices('task_given', at.taskId)
    expect(told.filter(({ person_id }) => person_id === keeper.worker)).toHaveLength(1)
  })

  test('handed to another institution it stays until that one accepts, and its clock follows it', async () => {
    const caseId = await aFamily()
    const at = { caseId, taskId: await laid(caseId, { institution: keeper.id }) }
    const to = `institution:${school.id}`
    expect(await now(keeper.worker, at, handTask, { to, words: undefined })).toMatchObject({ refusal: 'words_missing' })
    expect(await now(keeper.worker, at, handTask, { to, words: 'Proszę o rozmowę' })).toMatchObject({ ok: true })
    expect((await seen(school.worker, caseId, at.taskId)).task).toMatchObject({
      group: 'asked',
      holder: { institution: keeper.id },
    })
    expect(await now(school.worker, at, giveBackTask, { reason: 'no_capacity', words: undefined })).toMatchObject({
      ok: true,
    })
    expect((await seen(keeper.worker, caseId, at.taskId)).task.holder).toEqual({
      institution: keeper.id,
      person: null,
      offered: null,
    })
    await now(keeper.worker, at, handTask, { to, words: 'Jednak proszę' })
    expect(await now(keeper.worker, at, withdrawOffer, {})).toMatchObject({ ok: true })
    await expect(accept(school.worker, at)).rejects.toThrow(Forbidden)
    await now(keeper.worker, at, handTask, { to, words: 'Ostatnia prośba' })
    await world.disclosure(caseId, keeper, school, 'przebieg', { extent: 'own_part' })
    expect(await accept(school.worker, at, colleague)).toMatchObject({ ok: true })
    const taken = await seen(colleague, caseId, at.taskId)
    expect(taken.task).toMatchObject({
      words: 'Ostatnia prośba',
      holder: { institution: school.id, person: colleague },
    })
    const { course } = await as(keeper.worker, async (ctx) => courseOf(ctx, await caseFile(ctx, caseId)))
    expect(course.events.filter(({ event }) => event === 'task_assigned')).toMatchObject([{ institution: school.id }])
    expect(taken.past.map(({ act }) => act)).toEqual([
      ...['accepted', 'offered', 'withdrawn', 'offered', 'refused', 'offered', 'given'],
    ])
  })

  test('somebody who sees only own tasks gives a reason and hands on without a word about the family', async () => {
    const caseId = await aFamily()
    const at = { caseId, taskId: await laid(caseId) }
    const back = { reason: 'other_day' as const, words: 'Dziecko choruje' }
    expect(await now(world.head, at, giveBackTask, back)).toMatchObject({ refusal: 'words_not_yours' })
    expect(await now(world.head, at, giveBackTask, { ...back, words: undefined })).toMatchObject({ ok: true })
    const [told] = (await seen(keeper.worker, caseId, at.taskId)).past
    expect(told).toMatchObject({ act: 'returned', reason: 'other_day', words: null })
    const more = { caseId, taskId: await laid(caseId) }
    const to = `institution:${police.id}`
    expect(await now(world.head, more, handTask, { to, words: undefined })).toMatchObject({ ok: true })
    expect((await seen(police.worker, caseId, more.taskId)).task.group).toBe('asked')
  })

  test('to a colleague it passes at once; a version from before is told to be old', async () => {
    const caseId = await aFamily()
    const at = { caseId, taskId: await laid(caseId, { institution: `${school.id} ${school.worker}` }) }
    const old = await versionOf(caseId, at.taskId)
    expect(await now(school.worker, at, handTask, { to: `person:${colleague}`, words: undefined })).toMatchObject({
      ok: true,
    })
    expect((await seen(colleague, caseId, at.taskId)).task.group).toBe('mine')
    const again = { ...at, rowVersion: old, to: `person:${school.worker}`, words: undefined }
    await expect(as(colleague, (ctx) => handTask(ctx, again))).rejects.toThrow(Conflict)
    expect(await now(school.worker, at, handTask, { to: `person:${police.worker}`, words: undefined })).toMatchObject({
      refusal: 'not_seated',
    })
  })
})

describe('when somebody goes', () => {
  const gone = (caseId: string, person: string) =>
    rows(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and person_id = $2`, [caseId, person])

  test('the task of a person waits in the institution, and that of an institution stands with those who keep the case', async () => {
    const caseId = await aFamily()
    const officer = await world.worker('Oskar', 'Dzielnicowy', police.id)
    await world.seat(caseId, { id: police.id, worker: officer }, MEMBER)
    const at = { caseId, taskId: await laid(caseId, { institution: `${police.id} ${officer}` }) }
    await gone(caseId, officer)
    expect((await seen(police.worker, caseId, at.taskId)).task).toMatchObject({ group: 'to_take' })
    await expect(seen(officer, caseId, at.taskId)).rejects.toThrow(NotFound)
    await gone(caseId, police.worker)
    expect((await seen(keeper.worker, caseId, at.taskId)).task).toMatchObject({
      group: 'to_take',
      holder: { institution: keeper.id, person: null },
    })
    expect(await as(keeper.worker, myOpenTasks)).toContainEqual(expect.objectContaining({ id: at.taskId }))
    const to = `institution:${school.id}`
    expect(await now(keeper.worker, at, handTask, { to, words: 'x' })).toMatchObject({ ok: true })
    expect(await accept(school.worker, at)).toMatchObject({ ok: true })
    expect((await seen(school.worker, caseId, at.taskId)).task.group).toBe('mine')
  })

  test('the end of an employment and of an agreement counts as soon as it comes, without an act', async () => {
    const caseId = await aFamily()
    const taskId = await laid(caseId, { institution: `${police.id} ${police.worker}` })
    for (const end of [
      `update institutions.employment set until_on = $2 where person_id = $1`,
      `update institutions.agreement set ended_on = $2 where id in (select agreement_id from institutions.agreement_party where person_id = $1)`,
    ]) {
      await rows(end, [police.worker, '2026-11-22'])
      const { holder } = (await seen(keeper.worker, caseId, taskId)).task
      expect(holder, end).toMatchObject({ institution: keeper.id, person: null })
      await rows(end, [police.worker, null])
    }
    expect((await seen(keeper.worker, caseId, taskId)).task.holder).toMatchObject({ person: police.worker })
  })

  test('a task ends with its case', async () => {
    const caseId = await aFamily()
    const taskId = await laid(caseId)
    await rows(`update casework.case set closed_on = '2026-11-23' where id = $1`, [caseId])
    expect(await seen(school.worker, caseId, taskId)).toMatchObject({
      acts: [],
      task: { group: 'closed', holder: null },
    })
    expect(await accept(school.worker, { caseId, taskId })).toMatchObject({ refusal: 'not_open' })
  })
})

describe('closing', () => {
  test('what came of it is an entry of whoever did it; calling off needs a reason', async () => {
    const caseId = await aFamily()
    const taskId = await laid(caseId)
    const close = (state: 'done' | 'dropped', result?: string) =>
      as(school.worker, (ctx) => closeTask(ctx, { caseId, taskId, was: 'open', state, ...(result ? { result } : {}) }))
    expect(await close('dropped')).toMatchObject({ refusal: 'reason_missing' })
    expect(await close('done', 'Rozmowa 30 listopada')).toMatchObject({ ok: true })
    const [entry] = await rows(
      'select owner_institution_id, responsible_institution_id, body from casework.item i join casework.task t on t.result_item_id = i.id where t.id = $1',
      [taskId],
    )
    expect(entry).toEqual({
      owner_institution_id: school.id,
      responsible_institution_id: keeper.id,
      body: { of: 'task_result', text: 'Rozmowa 30 listopada' },
    })
  })

  test('whoever helps sees the task and does not close it', async () => {
    const caseId = await aFamily()
    const at = { caseId, taskId: await laid(caseId) }
    const supporters = [police.id]
    expect(await now(school.worker, at, supportTask, { supporters })).toMatchObject({ ok: true })
    expect(await seen(police.worker, caseId, at.taskId)).toMatchObject({
      acts: ['name_supporter'],
      task: { group: 'others', mayClose: false },
    })
    const done = { ...at, was: 'open' as const, state: 'done' as const }
    await expect(as(police.worker, (ctx) => closeTask(ctx, done))).rejects.toThrow(Forbidden)
    await now(keeper.worker, at, supportTask, { supporters: [] as string[] })
    await expect(seen(police.worker, caseId, at.taskId)).rejects.toThrow(NotFound)
  })

  test('one that comes again opens the next when it is closed, never two, until its last', async () => {
    const caseId = await aFamily()
    const first = await laid(caseId, { every: 2, unit: 'weeks', times: 3, due: localDate('2026-11-27') })
    await accept(colleague, { caseId, taskId: first }, colleague)
    const open = () =>
      rows<{ id: string; due_on: string; no: number; person_id: string }>(
        `select id, due_on, no, person_id from casework.task where case_id = $1 and state = 'open'`,
        [caseId],
      )
    const close = (taskId: string, more = {}) =>
      as(school.worker, (ctx) => closeTask(ctx, { caseId, taskId, was: 'open', state: 'done', ...more }))
    await close(first)
    const [second] = await open()
    expect(second).toMatchObject({ due_on: '2026-12-11', no: 2, person_id: colleague })
    const reopened = { caseId, taskId: first, was: 'done' as const, state: 'open' as const }
    expect(await as(school.worker, (ctx) => closeTask(ctx, reopened))).toMatchObject({ refusal: 'comes_again' })
    await close(second?.id ?? '')
    // The Friday is Christmas: due on the next working day.
    const [third] = await open()
    expect(third).toMatchObject({ due_on: '2026-12-28', no: 3 })
    await close(third?.id ?? '')
    expect(await open()).toEqual([])
    const again = await laid(caseId, { every: 1, unit: 'months' })
    await close(again, { lastOne: true })
    expect(await open()).toEqual([])
    const never = { caseId, what: 'x', institution: school.id, due: DUE, every: 1, unit: 'days' as const, until: DUE }
    expect(await as(keeper.worker, (ctx) => assignTask(ctx, never))).toMatchObject({ refusal: 'never_again' })
  })
})

describe('reminding', () => {
  test('of a day that was agreed, once a day, with a notice that names nobody', async () => {
    const caseId = await aFamily()
    const at = {
      caseId,
      taskId: await laid(caseId, { institution: `${school.id} ${colleague}`, due: localDate('2026-11-23') }),
    }
    expect(await now(keeper.worker, at, remindOfTask, {})).toMatchObject({ ok: true })
    expect(await notices('task_reminder', at.taskId)).toEqual([
      { person_id: colleague, link: `/cases/${caseId}/tasks/${at.taskId}` },
    ])
    await expect(now(keeper.worker, at, remindOfTask, {})).rejects.toThrow(Forbidden)
    const later = { caseId, taskId: await laid(caseId) }
    await expect(now(keeper.worker, later, remindOfTask, {})).rejects.toThrow(Forbidden)
  })
})

describe('where a task comes from', () => {
  test('a decision of a meeting leads to that meeting, for whoever may see it', async () => {
    const caseId = await aFamily()
    const held = await as(keeper.worker, (ctx) =>
      holdMeeting(ctx, {
        ...{
          caseId,
          meeting: null,
          body: 'zespol-rodziny',
          heldOn: localDate('2026-11-20'),
          place: 'Szkoła',
          steps: [],
        },
        ...{ present: [`worker:${keeper.worker}:${keeper.id}`], familyTookPart: true, confirm: false },
        decisions: [{ text: 'Szkoła zadzwoni', institution: school.id, due: DUE }],
      }),
    )
    const [task] = (await as(school.worker, (ctx) => tasksOfCase(ctx, caseId))).tasks
    if (!held.ok || !task) throw new Error('no meeting')
    const { origin } = await seen(school.worker, caseId, task.id)
    expect(origin).toMatchObject({ kind: 'decision', href: `/cases/${caseId}/meetings/${held.value}` })
  })

  test('one laid by hand may name a step of the model; what is not there is refused', async () => {
    const caseId = await aFamily()
    const taskId = await laid(caseId, { origin: 'step:warsztat-diagnostyczny' })
    expect((await seen(school.worker, caseId, taskId)).origin).toMatchObject({ kind: 'step' })
    const wrong = { caseId, what: 'x', institution: school.id, due: DUE, origin: 'action:obca' }
    expect(await as(keeper.worker, (ctx) => assignTask(ctx, wrong))).toMatchObject({ refusal: 'origin_unknown' })
  })
})
