import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { myCases } from '../lists/my-cases.query.server.ts'
import { myOpenTasks } from '../tasks/my-tasks.query.server.ts'
import { taskRows } from '../tasks/task.store.server.ts'
import { taskPageOf } from '../tasks/task-page.query.server.ts'
import { ownedClocks } from './clock-owners.query.server.ts'
import { history, type OpenTask, type Story, telling } from './history.fixture.ts'
import { townWorld } from './town.fixture.ts'
import { turnsInMyCases } from './turns.query.server.ts'

/**
 * Random histories of one case: tasks, questions, pauses, leaves, people and institutions that go in the middle, days that pass. After each
 * thing whose turn it is is counted anew from days that are kept here, and every place that says it must agree.
 */
const database = await testDatabase()
const world = await townWorld(database)
const { as, keeper, coordinator, rows, may } = world
const { begin, happen, openTasks } = telling(world)
/** Each begins histories of its own. What failed once stays, with what it found. */
const SEEDS = [41, 50, 2026] as const
const RUNS = 5

describe('whatever happens in the middle of a case', () => {
  test.each(SEEDS)('no clock is without an owner and no task is orphaned (%i)', { timeout: 600_000 }, async (seed) => {
    await fc.assert(
      fc.asyncProperty(history, async (all) => {
        const story = await begin()
        for (const one of all) {
          await happen(story, one)
          await clocksHold(story)
          await tasksHold(story)
        }
      }),
      { seed, numRuns: RUNS },
    )
  })
})

type KeptClock = {
  readonly deadline: string
  readonly instance: string
  readonly turn_role: string | null
  readonly turn_institution_id: string | null
  readonly due_on: string
  readonly state: string
}
const keyOf = ({ deadline, instance }: { readonly deadline: string | null; readonly instance: string }) =>
  `${deadline} ${instance}`

/** Whose a clock is by the days kept here: an institution that is there, a role that somebody holds, else the keeper. */
function ownerBy(story: Story, role: string | null, institution: string | null): string {
  if (role !== null) return ['koordynator-pzk', 'pracownik-prowadzacy'].includes(role) ? `role ${role}` : keeper.id
  if (institution === null || !may.stands(story, institution)) return keeper.id
  const hadPlace = story.institutions.includes(institution)
  return !hadPlace || may.takesPart(story, institution) ? institution : keeper.id
}

async function clocksHold(story: Story): Promise<void> {
  const { caseId } = story
  const kept = await rows<KeptClock>(`select * from casework.clock where case_id = $1 and state <> 'ended'`, [caseId])
  const right = new Map(kept.map((one) => [keyOf(one), ownerBy(story, one.turn_role, one.turn_institution_id)]))
  const partner = story.people.find((one) => one.institution !== keeper.id && may.works(story, one))
  for (const who of [keeper.worker, coordinator, ...(partner ? [partner.person] : [])]) {
    const board = (await as(who, (ctx) => turnsInMyCases(ctx, { limit: 500 }))).rows
    const here = board.filter((row) => row.caseId === caseId && row.kind === 'clock')
    expect(here).toHaveLength(kept.length)
    const said = new Map(here.map((row) => [keyOf(row), row.owner === 'role' ? `role ${row.role}` : row.ownerId]))
    expect(said).toEqual(right)
  }
  const { clocks } = await as(keeper.worker, async (ctx) => ownedClocks(ctx, await caseFacts(ctx, caseId)))
  for (const { turn, owner } of clocks) {
    const each =
      'role' in turn ? [ownerBy(story, turn.role, null)] : turn.institutions.map((id) => ownerBy(story, null, id))
    const others = each.filter((id) => id !== keeper.id)
    const said = owner.kind === 'role' ? [`role ${owner.role}`] : owner.kind === 'keeper' ? [] : owner.institutions
    expect(said.filter((id) => id !== keeper.id)).toEqual(others)
    if (owner.kind === 'keeper') expect(owner.institution).toBe(keeper.id)
  }
  await listSaysTheSame(story, kept)
}

/** The list of my cases names the next clock, and whoever the board names for it. */
async function listSaysTheSame({ caseId }: Story, kept: readonly KeptClock[]): Promise<void> {
  const listed = (await as(keeper.worker, (ctx) => myCases(ctx))).find(({ id }) => id === caseId)
  const running = kept.filter(({ state }) => state === 'running')
  expect(listed?.next === null).toBe(running.length === 0)
  if (!listed?.next) return
  const { deadline, dueOn, turnRole, turnInstitution } = listed.next
  expect(turnRole ?? turnInstitution?.name).toBeTruthy()
  const board = (await as(keeper.worker, (ctx) => turnsInMyCases(ctx, { limit: 500 }))).rows
  const same = board.filter((row) => row.caseId === caseId && row.deadline === deadline && row.dueOn === dueOn)
  expect(same.map(({ owner, role, ownerName }) => (owner === 'role' ? role : ownerName))).toContain(
    turnRole ?? turnInstitution?.name,
  )
}

async function tasksHold(story: Story): Promise<void> {
  const open = await openTasks(story.caseId)
  const held = await as(keeper.worker, (ctx) => taskRows(ctx, story.caseId))
  const board = (await as(keeper.worker, (ctx) => turnsInMyCases(ctx, { limit: 500 }))).rows
  for (const task of open) {
    const institution = may.takesPart(story, task.institution_id) ? task.institution_id : keeper.id
    const person = story.people.find((one) => one.person === task.person_id && one.institution === task.institution_id)
    const standsIn = story.people.find((one) => one.person === task.person_id)
    const stays = person !== undefined && (may.works(story, person) || may.standsInHere(story, person))
    expect([task.id, held.find(({ id }) => id === task.id)?.holder]).toMatchObject([
      task.id,
      { institution, person: stays ? standsIn?.person : null },
    ])
    expect(board.find(({ instance }) => instance === task.id)?.ownerId).toBe(institution)
    await somebodyMayAct(story, task, institution)
  }
  await whoeverIsGoneHasNothing(story)
  await nothingIsLost(story)
}

async function somebodyMayAct(story: Story, task: OpenTask, institution: string): Promise<void> {
  const peopleOf = (id: string) =>
    story.people.flatMap((one) =>
      one.institution !== id ? [] : [...(may.works(story, one) ? [one] : []), ...may.workInPlaceOf(story, one)],
    )
  // By letter, those who keep the case say what became of it.
  const own = peopleOf(institution)
  const people = own.length === 0 && institution === story.parish ? peopleOf(keeper.id) : own
  expect(people.length).toBeGreaterThan(0)
  for (const { person } of people) {
    expect((await as(person, (ctx) => taskPageOf(ctx, story.caseId, task.id))).acts).toContain('close')
  }
}

/** Whoever may not act today finds nothing here; whoever stands in finds what the absent person would. */
async function whoeverIsGoneHasNothing(story: Story): Promise<void> {
  const mine = async (person: string) =>
    (await as(person, myOpenTasks)).filter(({ caseId, group }) => caseId === story.caseId && group === 'mine')
  for (const one of story.people) {
    if (!may.works(story, one) && !may.standsInHere(story, one)) expect(await mine(one.person)).toEqual([])
    if (!may.works(story, one)) continue
    const ids = (await mine(one.person)).flatMap(({ id, inPlaceOf }) => (inPlaceOf === null ? [id] : []))
    for (const by of may.workInPlaceOf(story, one)) {
      expect((await mine(by.person)).map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    }
  }
}

/** Every act that was not refused stands in the history of its task, in order. */
async function nothingIsLost(story: Story): Promise<void> {
  const found = await rows<{ task_id: string; n: number; last: number }>(
    'select task_id, count(*)::int as n, max(no) as last from casework.task_act where case_id = $1 group by task_id',
    [story.caseId],
  )
  const kept = new Map(found.map((one) => [one.task_id, one]))
  for (const [task, acts] of story.acts) {
    expect(kept.get(task)?.n).toBeGreaterThanOrEqual(acts)
    expect(kept.get(task)?.last).toBe(kept.get(task)?.n)
  }
}
