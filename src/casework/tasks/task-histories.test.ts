import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Conflict, Forbidden, localDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { ledgerWorld, MEMBER } from '../sharing/ledger.fixture.ts'
import { acceptTask, giveBackTask } from './accept-task.server.ts'
import { assignTask } from './assign-task.server.ts'
import { closeTask } from './close-task.server.ts'
import { handTask, withdrawOffer } from './hand-task.server.ts'
import { myOpenTasks } from './my-tasks.query.server.ts'
import { supportTask } from './support-task.server.ts'
import { taskRows } from './task.store.server.ts'
import { taskPageOf } from './task-page.query.server.ts'

/**
 * Random histories of the tasks of one case: people give, take, return, hand on and finish them, while others lose their place or their
 * employment, institutions go and come back, and the case stands and closes. After each thing that happens the rules are asked anew, by
 * counting dates here and not by the function that the product asks.
 */
const database = await testDatabase()
const world = await ledgerWorld(database)
const { as, keeper, school, police } = world
const second = {
  [keeper.id]: await world.worker('Anna', 'Druga', keeper.id),
  [school.id]: await world.worker('Piotr', 'Pedagog', school.id),
  [police.id]: await world.worker('Oskar', 'Dzielnicowy', police.id),
}
const INSTITUTIONS = [keeper.id, school.id, police.id]
const PEOPLE = [keeper, school, police].flatMap(({ id, worker }) => [
  { person: worker, institution: id },
  { person: second[id] ?? '', institution: id },
])
const DUE = localDate('2026-12-01')
const owner = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
  (await database.owner.query(text, [...values])).rows

const who = fc.constantFrom(...PEOPLE)
const where = fc.constantFrom(...INSTITUTIONS)
const which = fc.nat({ max: 3 })
/** Mostly whoever has the task or is asked for it, so that histories get somewhere; now and then anybody. */
const by = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('has' as const, 'asked' as const) },
  { weight: 1, arbitrary: who },
)
const about = { by, which }
const happening = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('assign' as const), who, where, again: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('accept' as const, 'return' as const), ...about }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('offer' as const), ...about, where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), ...about }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hand' as const), ...about, to: who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('done' as const, 'drop' as const), ...about }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('help' as const), ...about, where }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'come_back' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('dismissed' as const, 'hired' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('gone' as const, 'returned' as const), where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('pause' as const, 'go_on' as const) }) },
)
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

/** Who sits in the case, told from what happened and from nothing that the product keeps. */
type Places = { readonly seated: Set<string>; readonly employed: Set<string>; closed: boolean }
const sits = ({ seated, employed }: Places, person: string): boolean => seated.has(person) && employed.has(person)
const sitsFor = (places: Places, institution: string): boolean =>
  PEOPLE.some((one) => one.institution === institution && sits(places, one.person))

test('whatever happens, each open task has one institution that takes part, and nobody sees what is not theirs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 15, maxLength: 25 }), async (story) => {
      const caseId = await aCase()
      const everybody = PEOPLE.map(({ person }) => person)
      const places: Places = { seated: new Set(everybody), employed: new Set(everybody), closed: false }
      try {
        for (const one of story) {
          await happen(caseId, places, one)
          await holds(caseId, places)
        }
        await close(caseId, places)
        await holds(caseId, places)
      } finally {
        await owner('update institutions.employment set until_on = null where person_id = any ($1)', [everybody])
      }
    }),
    { numRuns: 8 },
  )
}, 300_000)

async function aCase(): Promise<string> {
  const partners = [school, police].map((one) => ({ ...one, role: MEMBER }))
  const helpers = [school, police].map(({ id }) => ({ id, worker: second[id] ?? '', role: MEMBER }))
  const caseId = await world.aCase([...partners, ...helpers])
  await world.seat(caseId, { id: keeper.id, worker: second[keeper.id] ?? '' }, 'pracownik-prowadzacy')
  return caseId
}

async function happen(caseId: string, places: Places, one: Happening): Promise<void> {
  switch (one.kind) {
    case 'leave':
    case 'come_back':
      return seat(caseId, places, one.who.person, one.kind === 'come_back')
    case 'dismissed':
    case 'hired':
      return employ(places, one.who.person, one.kind === 'hired')
    case 'gone':
    case 'returned': {
      // Somebody of the institution that keeps the case always stays: the product sees to that.
      for (const { person, institution } of PEOPLE) {
        if (institution === one.where) await seat(caseId, places, person, one.kind === 'returned')
      }
      return
    }
    case 'pause':
    case 'go_on': {
      const stage = one.kind === 'pause' ? 'wstrzymanie' : 'diagnoza'
      await owner('update casework.case set stage = $2 where id = $1', [caseId, stage])
      return
    }
    default:
      await act(caseId, places, one)
  }
}

async function seat(caseId: string, places: Places, person: string, back: boolean): Promise<void> {
  if (person === keeper.worker) return
  const text = 'update casework.seat set until_on = $3 where case_id = $1 and person_id = $2'
  await owner(text, [caseId, person, back ? null : '2026-11-22'])
  if (back) places.seated.add(person)
  else places.seated.delete(person)
}

async function employ(places: Places, person: string, back: boolean): Promise<void> {
  if (person === keeper.worker) return
  const until = back ? null : '2026-11-22'
  await owner('update institutions.employment set until_on = $2 where person_id = $1', [person, until])
  if (back) places.employed.add(person)
  else places.employed.delete(person)
}

async function close(caseId: string, places: Places): Promise<void> {
  places.closed = true
  await owner(`update casework.case set closed_on = '2026-11-23' where id = $1`, [caseId])
}

/** One of the product's own acts, by whoever tries: what is not theirs is refused, and changes nothing. */
async function act(caseId: string, places: Places, one: Happening): Promise<void> {
  const tasks = await owner<Kept & { row_version: number }>(
    `select * from casework.task where case_id = $1 and state = 'open' order by id`,
    [caseId],
  )
  const task = 'which' in one ? tasks[one.which % Math.max(1, tasks.length)] : undefined
  if ('which' in one && !task) return
  const at = { caseId, taskId: task?.id ?? '', rowVersion: task?.row_version ?? 0 }
  const person = actorOf(places, one, task)
  if (person === undefined) return
  try {
    await as(person, (ctx) => tried(ctx, at, one))
  } catch (fault) {
    if (!(fault instanceof NotFound || fault instanceof Forbidden || fault instanceof Conflict)) throw fault
  }
}

function actorOf(places: Places, one: Happening, task: Kept | undefined): string | undefined {
  if ('who' in one) return one.who.person
  if (!('by' in one) || !task) return undefined
  if (typeof one.by !== 'string') return one.by.person
  const has = sitsFor(places, task.institution_id) ? task.institution_id : keeper.id
  const institution = one.by === 'asked' ? (task.offered_institution_id ?? has) : has
  return PEOPLE.find((each) => each.institution === institution && sits(places, each.person))?.person
}

function tried(ctx: Ctx, at: { caseId: string; taskId: string; rowVersion: number }, one: Happening): Promise<unknown> {
  switch (one.kind) {
    case 'assign': {
      const again = one.again ? ({ every: 1, unit: 'weeks' } as const) : {}
      return assignTask(ctx, { caseId: at.caseId, what: 'Zadzwonić', institution: one.where, due: DUE, ...again })
    }
    case 'accept':
      return acceptTask(ctx, { ...at, person: undefined })
    case 'return':
      return giveBackTask(ctx, { ...at, reason: 'not_ours', words: 'Nie nasze' })
    case 'offer':
      return handTask(ctx, { ...at, to: `institution:${one.where}`, words: 'Proszę przejąć' })
    case 'withdraw':
      return withdrawOffer(ctx, at)
    case 'hand':
      return handTask(ctx, { ...at, to: `person:${one.to.person}`, words: undefined })
    case 'done':
      return closeTask(ctx, { ...at, was: 'open', state: 'done', result: 'Zrobione' })
    case 'drop':
      return closeTask(ctx, { ...at, was: 'open', state: 'dropped', result: 'Nieaktualne' })
    case 'help':
      return supportTask(ctx, { ...at, supporters: [one.where] })
    default:
      return Promise.resolve()
  }
}

type Kept = {
  id: string
  institution_id: string
  person_id: string | null
  offered_institution_id: string | null
  given_institution_id: string | null
  had_institution_id: string | null
  series_id: string | null
  helping: readonly string[]
}

async function holds(caseId: string, places: Places): Promise<void> {
  const open = await owner<Kept>(
    `select t.*, array(select s.institution_id from casework.task_support s where s.task_id = t.id and s.ended_at is null) as helping
     from casework.task t where t.case_id = $1 and t.state = 'open'`,
    [caseId],
  )
  const series = open.flatMap(({ series_id }) => series_id ?? [])
  expect(new Set(series).size).toBe(series.length)
  const seen = await as(keeper.worker, (ctx) => taskRows(ctx, caseId))
  for (const task of open) {
    const holder = seen.find(({ id }) => id === task.id)?.holder
    if (places.closed) {
      expect(holder).toBeNull()
      continue
    }
    const institution = sitsFor(places, task.institution_id) ? task.institution_id : keeper.id
    expect(holder).toMatchObject({ institution })
    if (holder?.person) expect(sits(places, holder.person)).toBe(true)
    if (institution !== task.institution_id) expect(holder?.person).toBeNull()
    await somebodyMayAct(caseId, places, task.id, institution)
  }
  for (const { person, institution } of PEOPLE) await seesItsOwn(caseId, places, open, { person, institution })
}

/** No task is without somebody who may finish it or hand it on. */
async function somebodyMayAct(caseId: string, places: Places, taskId: string, institution: string): Promise<void> {
  const people = PEOPLE.filter((one) => one.institution === institution && sits(places, one.person))
  const acts = await Promise.all(
    people.map(({ person }) => as(person, async (ctx) => (await taskPageOf(ctx, caseId, taskId)).acts)),
  )
  expect(acts.length).toBeGreaterThan(0)
  expect(acts.every((may) => may.includes('close'))).toBe(true)
}

/** Whoever has no place, or no part in a task, finds nothing of it: neither in the case nor in the list of all cases. */
async function seesItsOwn(
  caseId: string,
  places: Places,
  open: readonly Kept[],
  { person, institution }: { person: string; institution: string },
): Promise<void> {
  const rows = await as(person, (ctx) =>
    ctx.db.selectFrom('casework.task').select('id').where('case_id', '=', caseId).execute(),
  )
  const listed = (await as(person, myOpenTasks)).filter((one) => one.caseId === caseId)
  const written = await owner<{ id: string }>(
    `select t.id from casework.task t join casework.item i on i.id = t.item_id where t.case_id = $1 and i.owner_institution_id = $2`,
    [caseId, institution],
  )
  const known = (task: Kept): boolean =>
    institution === keeper.id ||
    [task.institution_id, task.offered_institution_id, task.given_institution_id, task.had_institution_id].includes(
      institution,
    ) ||
    task.helping.includes(institution) ||
    written.some(({ id }) => id === task.id)
  const allowed = sits(places, person) ? open.filter(known).map(({ id }) => id) : []
  const shown = rows.map(({ id }) => id).filter((id) => open.some((task) => task.id === id))
  expect(shown.toSorted()).toEqual(allowed.toSorted())
  expect(listed.every(({ id }) => allowed.includes(id))).toBe(true)
}

test('an institution without accounts takes part by letter while somebody is named for it', async () => {
  const parish = await world.partner('Parafia', 'church')
  await owner('update institutions.institution set has_accounts = false where id = $1', [parish.id])
  const caseId = await world.aCase([{ ...parish, role: MEMBER }])
  const laid = await as(keeper.worker, (ctx) =>
    assignTask(ctx, { caseId, what: 'Paczka', institution: parish.id, due: DUE }),
  )
  expect(laid).toMatchObject({ ok: true })
  const holder = async () => (await as(keeper.worker, (ctx) => taskRows(ctx, caseId)))[0]?.holder
  await owner(
    `update institutions.agreement set ended_on = '2026-11-22' where id in (select agreement_id from institutions.agreement_party where person_id = $1)`,
    [parish.worker],
  )
  expect(await holder()).toMatchObject({ institution: parish.id, person: null })
  await owner(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and person_id = $2`, [
    caseId,
    parish.worker,
  ])
  expect(await holder()).toMatchObject({ institution: keeper.id })
})
