import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { MEMBER } from '../sharing/ledger.fixture.ts'
import { assignTask } from './assign-task.server.ts'
import { closeTask } from './close-task.server.ts'
import { tasksISupport } from './my-tasks.query.server.ts'
import { nameSupporter } from './name-supporter.server.ts'
import { supportTask } from './support-task.server.ts'
import { taskPageOf } from './task-page.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, rows } = world
const site = visiting(world.actAs, caseworkPages)
const colleague = await world.worker('Piotr', 'Pedagog', school.id)

/** A task of the keeper with which the school helps, in a case in which two of its people sit. */
async function supported() {
  const { caseId } = await world.family()
  await world.seat(caseId, { id: school.id, worker: colleague }, MEMBER)
  await world.enter(caseId, 'diagnoza')
  const task = { caseId, what: 'Umówić rozmowę', institution: keeper.id, due: localDate('2026-12-01') }
  const laid = await as(keeper.worker, (ctx) => assignTask(ctx, { ...task, supporters: [school.id] }))
  if (!laid.ok) throw new Error(laid.refusal)
  return { caseId, taskId: laid.value }
}
type At = { readonly caseId: string; readonly taskId: string }
const versionOf = async ({ caseId, taskId }: At) =>
  (await as(keeper.worker, (ctx) => taskPageOf(ctx, caseId, taskId))).task.rowVersion
const name = async (who: string, { caseId, taskId }: At, person: string | undefined) => {
  const rowVersion = await versionOf({ caseId, taskId })
  return as(who, (ctx) => nameSupporter(ctx, { caseId, taskId, rowVersion, person }))
}
const helpsWith = async (who: string, { taskId }: At) =>
  (await as(who, tasksISupport)).filter(({ id }) => id === taskId).map(({ byMe }) => byMe)

describe('who of an institution helps with a task', () => {
  test('is said by that institution alone: whoever is named finds the task among what they help with, and is told without a name', async () => {
    const at = await supported()
    expect(await helpsWith(school.worker, at)).toEqual([false])
    expect(await name(school.worker, at, colleague)).toMatchObject({ ok: true })
    expect(await helpsWith(colleague, at)).toEqual([true])
    expect(await helpsWith(school.worker, at)).toEqual([])
    const told = await rows<{ person_id: string }>(
      `select person_id from notices.notice where kind = 'task_to_support' and link = $1`,
      [`/cases/${at.caseId}/tasks/${at.taskId}`],
    )
    expect(told).toEqual([{ person_id: colleague }])
    const page = await as(keeper.worker, (ctx) => taskPageOf(ctx, at.caseId, at.taskId))
    expect(page.supporters).toEqual([{ institution: school.id, person: colleague }])
    expect(page.past[0]).toMatchObject({ act: 'supported', to: school.id, toPerson: 'Piotr Pedagog' })
    await expect(name(keeper.worker, at, keeper.worker)).rejects.toThrow(Forbidden)
    await expect(name(police.worker, at, police.worker)).rejects.toThrow(NotFound)
    expect(await name(school.worker, at, police.worker)).toMatchObject({ refusal: 'not_seated' })
  })

  test('is lost when the support ends, when the task is done, and when nobody is named any more', async () => {
    const ended = await supported()
    const done = await supported()
    const none = await supported()
    for (const at of [ended, done, none]) await name(colleague, at, colleague)
    const rowVersion = await versionOf(ended)
    await as(keeper.worker, (ctx) => supportTask(ctx, { ...ended, rowVersion, supporters: [] }))
    await as(keeper.worker, (ctx) => closeTask(ctx, { ...done, was: 'open', state: 'done', result: undefined }))
    await name(school.worker, none, undefined)
    expect([await helpsWith(colleague, ended), await helpsWith(colleague, done)]).toEqual([[], []])
    expect([await helpsWith(colleague, none), await helpsWith(school.worker, none)]).toEqual([[false], [false]])
    await expect(name(colleague, ended, colleague)).rejects.toThrow()
  })

  test('comes back to be said when whoever was named sits in the case no more', async () => {
    const at = await supported()
    await name(school.worker, at, colleague)
    await rows(`update casework.seat set until_on = '2026-11-20' where case_id = $1 and person_id = $2`, [
      at.caseId,
      colleague,
    ])
    expect([await helpsWith(colleague, at), await helpsWith(school.worker, at)]).toEqual([[], [false]])
  })

  test('is named on a page without a script, reached from the list of tasks', async () => {
    const at = await supported()
    const path = `/cases/${at.caseId}/tasks/${at.taskId}/supporter`
    expect((await site.open('/tasks', colleague)).html).toContain(`href="${path}"`)
    const { html } = await site.open(path, colleague)
    expect(html).toContain('Piotr Pedagog')
    expect((await site.open(path, keeper.worker)).status).toBe(404)
    const rowVersion = String(await versionOf(at))
    expect((await site.send(path, colleague, { rowVersion, person: colleague })).status).toBe(303)
    expect((await site.open(`/cases/${at.caseId}/tasks/${at.taskId}`, keeper.worker)).html).toContain('Piotr Pedagog')
  })
})
