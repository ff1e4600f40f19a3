import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, isWorkingDay, type LocalDate, localDate } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { assignTask } from './assign-task.server.ts'
import { closeTask } from './close-task.server.ts'
import { bringTasksAgain } from './come-again.server.ts'
import { taskPageOf } from './task-page.query.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, actAs, keeper, school, stranger, clock, rows } = world
beforeEach(async () => {
  clock.set(MONDAY)
  await rows(`update casework.task_series set ended_on = '2026-11-23' where ended_on is null`)
})

type Assigned = Partial<Parameters<typeof assignTask>[1]>
async function laid(more: Assigned) {
  const { caseId } = await world.family()
  await world.enter(caseId, 'diagnoza')
  const task = { caseId, what: 'Zadzwonić', institution: school.id, due: localDate('2026-11-27') }
  const done = await as(keeper.worker, (ctx) => assignTask(ctx, { ...task, ...more }))
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, taskId: done.value }
}
const open = (caseId: string) =>
  rows<{ id: string; no: number; due_on: string; person_id: string | null; standing: string }>(
    `select * from casework.task where case_id = $1 and state = 'open' order by no`,
    [caseId],
  )
const daysOpen = async (caseId: string) => (await open(caseId)).map(({ due_on }) => due_on)
/** The job, as it runs each morning. */
const morning = async (day: LocalDate) => {
  clock.set(new Date(`${day}T06:00:00Z`))
  await actAs(systemActor('worker'), bringTasksAgain)
}
const mornings = async (from: LocalDate, to: LocalDate) => {
  for (let day = from; day <= to; day = addDays(day, 1)) await morning(day)
}
const close = (caseId: string, taskId: string, more = {}) =>
  as(school.worker, (ctx) => closeTask(ctx, { caseId, taskId, was: 'open', state: 'done', ...more }))

describe('a task that comes again', () => {
  test('comes when the day of the one before has gone by, though nobody noted what became of that', async () => {
    const { caseId } = await laid({ every: 1, unit: 'weeks', institution: `${school.id} ${school.worker}` })
    await mornings(localDate('2026-11-24'), localDate('2026-11-29'))
    expect(await daysOpen(caseId)).toEqual(['2026-11-27'])
    await mornings(localDate('2026-11-30'), localDate('2026-11-30'))
    await morning(localDate('2026-11-30'))
    expect(await daysOpen(caseId)).toEqual(['2026-11-27', '2026-12-04'])
    const [, next] = await open(caseId)
    expect(next).toMatchObject({ no: 2, person_id: school.worker })
    const { past, acts } = await as(school.worker, (ctx) => taskPageOf(ctx, caseId, next?.id ?? ''))
    expect(past).toMatchObject([{ act: 'given', who: null, to: school.id }])
    expect(acts).toContain('accept')
    const told = await rows('select person_id from notices.notice where link like $1', [`%${next?.id}`])
    expect(told).toEqual([{ person_id: school.worker }])
  })

  test('is there twice at most, and goes on when one of the two is noted', async () => {
    const { caseId, taskId } = await laid({ every: 1, unit: 'weeks' })
    await mornings(localDate('2026-11-28'), localDate('2026-12-16'))
    expect(await daysOpen(caseId)).toEqual(['2026-11-27', '2026-12-04'])
    await close(caseId, taskId)
    expect(await daysOpen(caseId)).toEqual(['2026-12-04'])
    await morning(localDate('2026-12-17'))
    expect(await daysOpen(caseId)).toEqual(['2026-12-04', '2026-12-18'])
    const [late] = await open(caseId)
    await close(caseId, late?.id ?? '', { lastOne: true })
    await mornings(localDate('2026-12-18'), localDate('2026-12-31'))
    expect(await daysOpen(caseId)).toEqual(['2026-12-18'])
  })

  test('is due on a working day and made on one, over Christmas and the New Year', async () => {
    const { caseId } = await laid({ every: 3, unit: 'days', due: localDate('2026-12-22') })
    for (let day = localDate('2026-12-22'); day <= '2027-01-15'; day = addDays(day, 1)) {
      const before = new Set((await open(caseId)).map(({ id }) => id))
      await morning(day)
      const made = (await open(caseId)).filter(({ id }) => !before.has(id))
      if (!isWorkingDay(day)) expect(made).toEqual([])
      for (const { due_on } of made) {
        expect(isWorkingDay(localDate(due_on))).toBe(true)
        expect(due_on > day).toBe(true)
      }
      // Noted as done, the oldest makes room for the next.
      const [oldest, second] = await open(caseId)
      if (oldest && second) await close(caseId, oldest.id)
    }
    const numbers = await rows<{ no: number }>('select no from casework.task where case_id = $1 order by no', [caseId])
    expect(new Set(numbers.map(({ no }) => no)).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThan(3)
  })

  test('ends with its day, its number and its case', async () => {
    const byDay = await laid({ every: 1, unit: 'weeks', until: localDate('2026-12-03') })
    const byNumber = await laid({ every: 1, unit: 'weeks', times: 2 })
    const closed = await laid({ every: 1, unit: 'weeks' })
    await rows(`update casework.case set closed_on = '2026-11-24' where id = $1`, [closed.caseId])
    await mornings(localDate('2026-11-28'), localDate('2026-12-31'))
    expect(await daysOpen(byDay.caseId)).toEqual(['2026-11-27'])
    expect(await daysOpen(byNumber.caseId)).toEqual(['2026-11-27', '2026-12-04'])
    expect(await daysOpen(closed.caseId)).toEqual(['2026-11-27'])
  })

  test('is made by the worker alone', async () => {
    const { caseId } = await laid({ every: 1, unit: 'weeks' })
    clock.set(new Date('2026-11-30T06:00:00Z'))
    for (const who of [stranger, keeper.worker, school.worker]) await as(who, bringTasksAgain)
    expect(await daysOpen(caseId)).toEqual(['2026-11-27'])
  })
})
