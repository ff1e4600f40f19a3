import { describe, expect, test } from 'vitest'
import { addDays, InstitutionId, localDate, NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { MEMBER } from '../sharing/ledger.fixture.ts'
import { endStandIn, nameStandIn } from '../stand-ins/name-stand-in.server.ts'
import { acceptTask } from './accept-task.server.ts'
import { assignTask } from './assign-task.server.ts'
import { closeTask } from './close-task.server.ts'
import { myOpenTasks } from './my-tasks.query.server.ts'
import { remindOfTask } from './support-task.server.ts'
import { taskPageOf } from './task-page.query.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, rows } = world
const TODAY = localDate('2026-11-23')
const standIn = await world.worker('Zofia', 'Zastępująca', school.id)
const institutionId = InstitutionId.parse(school.id)

async function aTask(to: string, due = TODAY) {
  const caseId = await world.aCase([{ ...school, role: MEMBER }])
  const done = await as(keeper.worker, (ctx) => assignTask(ctx, { caseId, what: 'Zadzwonić', institution: to, due }))
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, taskId: done.value }
}
async function away() {
  const leave = { institutionId, absentId: school.worker, standInId: standIn, from: TODAY, until: addDays(TODAY, 5) }
  const done = await as(school.worker, (ctx) => nameStandIn(ctx, leave))
  if (!done.ok) throw new Error(done.refusal)
  return { back: () => as(school.worker, (ctx) => endStandIn(ctx, done.value)) }
}
const seen = (who: string, at: { caseId: string; taskId: string }) =>
  as(who, (ctx) => taskPageOf(ctx, at.caseId, at.taskId))
const told = async (kind: string, taskId: string) =>
  (
    await rows<{ person_id: string }>(
      'select person_id from notices.notice where kind = $1 and link like $2 order by person_id',
      [kind, `%${taskId}`],
    )
  ).map(({ person_id }) => person_id)

describe('whoever stands in for a colleague', () => {
  test('finds their tasks beside their own, for the time of the leave and not after it', async () => {
    const at = await aTask(`${school.id} ${school.worker}`)
    await expect(seen(standIn, at)).rejects.toThrow(NotFound)
    const { back } = await away()
    expect(await as(standIn, myOpenTasks)).toContainEqual(
      expect.objectContaining({ id: at.taskId, group: 'mine', inPlaceOf: 'Ewa Z Szkoła' }),
    )
    expect((await seen(standIn, at)).task).toMatchObject({ group: 'mine', holder: { person: school.worker } })
    expect(await as(school.worker, myOpenTasks)).toContainEqual(
      expect.objectContaining({ id: at.taskId, group: 'mine', inPlaceOf: null }),
    )
    await back()
    expect(await as(standIn, myOpenTasks)).toEqual([])
    await expect(seen(standIn, at)).rejects.toThrow(NotFound)
    expect((await seen(school.worker, at)).task.holder).toMatchObject({ person: school.worker })
  })

  test('takes one on for the absent person, to whom it belongs when the leave is over', async () => {
    const at = await aTask(school.id)
    const { back } = await away()
    const { rowVersion } = (await seen(standIn, at)).task
    expect(await as(standIn, (ctx) => acceptTask(ctx, { ...at, rowVersion, person: undefined }))).toMatchObject({
      ok: true,
    })
    await back()
    expect((await seen(school.worker, at)).task).toMatchObject({ group: 'mine', standing: 'accepted' })
  })

  test('acts on it on record in their place, and the absent person is told', async () => {
    const at = await aTask(`${school.id} ${school.worker}`)
    const { back } = await away()
    expect(await as(standIn, (ctx) => closeTask(ctx, { ...at, was: 'open', state: 'done' }))).toMatchObject({
      ok: true,
    })
    expect((await seen(keeper.worker, at)).past[0]).toMatchObject({
      act: 'done',
      who: 'Zofia Zastępująca',
      inPlaceOf: 'Ewa Z Szkoła',
    })
    expect(await told('task_in_place', at.taskId)).toEqual([school.worker])
    await back()
    const own = await aTask(`${school.id} ${school.worker}`)
    await as(school.worker, (ctx) => closeTask(ctx, { ...own, was: 'open', state: 'done' }))
    expect((await seen(keeper.worker, own)).past[0]?.inPlaceOf).toBeNull()
    expect(await told('task_in_place', own.taskId)).toEqual([])
  })

  test('is told of what comes to the absent person, and so is that person', async () => {
    const { back } = await away()
    const at = await aTask(`${school.id} ${school.worker}`)
    expect(await told('task_given', at.taskId)).toEqual([school.worker, standIn].toSorted())
    const { rowVersion } = (await seen(keeper.worker, at)).task
    await as(keeper.worker, (ctx) => remindOfTask(ctx, { ...at, rowVersion }))
    expect(await told('task_reminder', at.taskId)).toEqual([school.worker, standIn].toSorted())
    await back()
  })

  test('does nothing for them in another institution of theirs', async () => {
    const other = await world.found.institution('Świetlica', 'education', '260401')
    await world.found.employ(school.worker, other)
    const parties = [{ institution_id: other }, { person_id: school.worker }]
    await world.found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', parties)
    const caseId = await world.aCase([{ id: other, worker: school.worker, role: MEMBER }])
    const task = { caseId, what: 'Zadzwonić', institution: `${other} ${school.worker}`, due: TODAY }
    const done = await as(keeper.worker, (ctx) => assignTask(ctx, task))
    if (!done.ok) throw new Error(done.refusal)
    const { back } = await away()
    await expect(seen(standIn, { caseId, taskId: done.value })).rejects.toThrow(NotFound)
    const closing = { caseId, taskId: done.value, was: 'open' as const, state: 'done' as const }
    await expect(as(standIn, (ctx) => closeTask(ctx, closing))).rejects.toThrow(NotFound)
    await back()
  })
})
