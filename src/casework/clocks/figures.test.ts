import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { boardOf, daysOffUntil } from './board.query.server.ts'
import { figuresOfPowiats } from './powiat.query.server.ts'

const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, stranger, found, newId, rows, versionId } = world
await found.put('model.adoption', { id: newId(), unit_code: '260401', version_id: versionId, from_on: '2026-01-01' })
await found.put('model.adoption', { id: newId(), unit_code: '261103', version_id: versionId, from_on: '2026-01-01' })
const analyst = await found.aPerson('Anna', 'Analityczna')
const animator = await found.aPerson('Piotr', 'Powiatowy')
const rops = await found.institution('ROPS', 'local_government', '26', { level: 'region' })
for (const person of [analyst, animator]) await found.employ(person, rops)
const holding = (person_id: string, role: string, unit_code: string) =>
  found.membership({ person_id, institution_id: rops, role, unit_code })
await holding(analyst, 'pracownik-rops', '26')
await holding(animator, 'animator-powiatowy', '2604')

const THREE = [school.id, police.id, keeper.id]
const CLEARED = 'truncate casework.clock'

type Waiting = {
  deadline?: string
  cases: number
  past?: number
  awaited?: readonly string[]
  ended?: number
  force?: string
}

/** So many cases of the powiat with one clock each; of them so many past their day. */
async function waits({
  deadline = 'termin-diagnoza',
  cases,
  past = 0,
  awaited = THREE,
  ended,
  force = 'agreed',
}: Waiting) {
  for (let no = 0; no < cases; no += 1) {
    const { caseId } = await world.family()
    await found.put('casework.clock', {
      case_id: caseId,
      deadline,
      started_on: '2026-11-02',
      due_on: no < past ? '2026-11-20' : '2026-12-20',
      force,
      turn_institution_id: awaited[no % awaited.length],
      state: ended === undefined ? 'running' : 'ended',
      ended_on: ended === undefined ? null : '2026-11-16',
    })
  }
}
const clear = () => rows(CLEARED)
const seen = async (who: string) => (await as(who, figuresOfPowiats)).find(({ code }) => code === '2604')?.kinds ?? []
const kind = async (who: string) => (await seen(who))[0]

describe('figures of a powiat', () => {
  test('are in steps of five, by kind of deadline, with the median of what ended', async () => {
    await clear()
    await waits({ cases: 13, past: 6 })
    await waits({ cases: 6, ended: 1 })
    expect(await seen(animator)).toEqual([
      // From Monday 2 to Monday 16 November there are nine working days: the 11th is a day off.
      { name: expect.anything(), running: 10, agreedPast: 5, overdue: null, waited: 9 },
    ])
    expect(await seen(analyst)).toEqual(await seen(animator))
  })

  test.each([
    { cases: 4, past: 0, told: undefined },
    { cases: 5, past: 0, told: { running: 5, agreedPast: null } },
    { cases: 9, past: 4, told: { running: 5, agreedPast: null } },
    // Six are past, so three are in time: the rest would be worked out.
    { cases: 9, past: 6, told: { running: 5, agreedPast: null } },
    { cases: 9, past: 9, told: { running: 5, agreedPast: null } },
    { cases: 12, past: 7, told: { running: 10, agreedPast: 5 } },
  ])('of $cases cases with $past past their day tell $told', async ({ told, ...waiting }) => {
    await clear()
    await waits(waiting)
    if (told) expect(await kind(animator)).toMatchObject(told)
    else expect(await kind(animator)).toBeUndefined()
  })

  test('tell nothing that would speak of one or two institutions', async () => {
    await clear()
    await waits({ cases: 20, past: 10, awaited: [school.id, police.id] })
    expect(await seen(animator)).toEqual([])
  })

  test('count cases, so that one with many clocks stays one', async () => {
    await clear()
    const { caseId } = await world.family()
    for (let no = 0; no < 30; no += 1) {
      const row = { case_id: caseId, deadline: 'termin-diagnoza', instance: `i${no}`, started_on: '2026-11-02' }
      const turn = { turn_institution_id: THREE[no % 3], force: 'agreed', state: 'running', due_on: '2026-11-20' }
      await found.put('casework.clock', { ...row, ...turn })
    }
    expect(await seen(animator)).toEqual([])
  })

  test('no two of everything that can be asked differ by fewer than five cases', async () => {
    const told: (number | null)[] = []
    for (const [cases, past] of [
      [9, 4],
      [9, 5],
      [10, 5],
      [14, 9],
      [14, 10],
    ] as const) {
      await clear()
      await waits({ cases, past })
      await waits({ deadline: 'termin-zgody', cases: 7, past: 2, force: 'statutory' })
      for (const who of [animator, analyst]) {
        for (const row of await seen(who)) told.push(row.running, row.agreedPast, row.overdue)
      }
    }
    const counts = told.filter((count) => count !== null)
    expect(counts.length).toBeGreaterThan(0)
    const apart = counts.flatMap((one) => counts.map((other) => Math.abs(one - other)))
    expect(apart.filter((difference) => difference > 0 && difference < 5)).toEqual([])
    expect(counts.filter((count) => count < 5)).toEqual([])
  })

  test('a cell that is not told may be any of several numbers, whatever else is told', async () => {
    // The same answer for every number of cases past their day that must stay unknown.
    const answers = new Set<string>()
    for (const past of [0, 1, 2, 3, 4]) {
      await clear()
      await waits({ cases: 9, past })
      answers.add(JSON.stringify(await seen(analyst)))
    }
    expect(answers.size).toBe(1)
  })

  test('hold no code, case, gmina, institution or name', async () => {
    await clear()
    await waits({ cases: 13, past: 6 })
    const text = JSON.stringify(await as(analyst, figuresOfPowiats))
    expect(text).not.toMatch(/TEST-|260401|Szkoła|Policja|OPS/)
  })

  test('are for roles of the powiat and the region alone, who read no row of a clock', async () => {
    const clocks = (who: string) => as(who, (ctx) => ctx.db.selectFrom('casework.clock').select('deadline').execute())
    for (const who of [analyst, animator]) expect(await clocks(who)).toEqual([])
    for (const who of [keeper.worker, school.worker, stranger]) expect(await as(who, figuresOfPowiats)).toEqual([])
    const other = await as(animator, figuresOfPowiats)
    expect(other.map(({ code }) => code)).toEqual(['2604'])
    expect((await as(analyst, figuresOfPowiats)).map(({ code }) => code)).toEqual(['2604', '2611'])
  })
})

describe('what takes longest in my gmina', () => {
  test('is a median of working days of five cases at least, and names nobody', async () => {
    await clear()
    await waits({ cases: 4, ended: 1 })
    expect((await as(keeper.worker, (ctx) => boardOf(ctx, {}, 1))).longest).toEqual([])
    await waits({ cases: 3, ended: 1 })
    await waits({ deadline: 'termin-zgody', cases: 1 })
    expect((await as(keeper.worker, (ctx) => boardOf(ctx, {}, 1))).longest).toMatchObject([{ days: 9 }])
    expect((await as(school.worker, (ctx) => boardOf(ctx, {}, 1))).longest).toEqual([])
  })

  test('days off reach back over the turn of the year', async () => {
    expect(await as(keeper.worker, async (ctx) => daysOffUntil(ctx.today))).toContain('2025-12-24')
  })
})
