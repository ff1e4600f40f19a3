import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { migrationWorld, UNIT } from '../migration/migration.fixture.ts'
import { countPractice } from './count-practice.server.ts'
import { practiceBetween } from './practice.query.server.ts'

const database = await testDatabase()
const world = await migrationWorld(database)
const { actAs, as, found, keeper, mappingId, newId, rows, versionId, nextId } = world
const { put } = found
const worker = systemActor('worker')
const writer = await found.aPerson('Wanda', 'Redagująca')
await put('model.writer', { id: newId(), model_id: 'wiejski', person_id: writer, leads: false, from_on: '2026-01-02' })

/** A case reported on the day, that went through stages on the days named: the record as acts of those days leave it. */
async function wentThrough(reportedOn: string, stages: readonly (readonly [string, string])[]): Promise<string> {
  const { caseId } = await world.family()
  await rows('update casework.visit set entered_on = $2, stage = $3 where case_id = $1', [
    caseId,
    reportedOn,
    'zgloszenie',
  ])
  let no = 1
  for (const [stage, entered_on] of stages) {
    no += 1
    const visit = { stage, entered_at: `${entered_on}T10:00:00Z`, entered_on, made_by: keeper.worker }
    await put('casework.visit', { case_id: caseId, no, ...visit })
  }
  return caseId
}
const did = (caseId: string, step: string, visit: number, day: string) =>
  world.stepDone(caseId, step, { visit_no: visit, on_day: day })
const clock = (caseId: string, deadline: string, due: string, ended: string) =>
  put('casework.clock', {
    case_id: caseId,
    deadline,
    started_on: '2026-10-01',
    due_on: due,
    ended_on: ended,
    force: 'agreed',
    state: 'ended',
  })
const carriedOn = async (caseId: string, day: string, undone: string | null = null) => {
  const migration = { id: newId(), unit_code: UNIT, mapping_id: mappingId, effective_on: day, state: 'done' }
  await put('casework.migration', { ...migration, planned_at: day, planned_by: keeper.worker })
  const state = undone === null ? { state: 'migrated' } : { state: 'undone', undone_on: undone }
  const judged = { migration_id: migration.id, case_id: caseId, verdict: 'mapped', changes: [], asked_on: day }
  await put('casework.case_migration', { id: newId(), ...judged, ...state, seq: 1, migrated_on: day })
  if (undone === null) await rows('update casework.case set version_id = $2 where id = $1', [caseId, nextId])
}
const count = () => actAs(worker, countPractice)
const told = async (measure: string, element: string, version = versionId, month = '2026-10-01') =>
  (
    await rows<{ hidden: boolean; at_least: number | null; days: number | null; percent: number | null }>(
      `select hidden, at_least, days, percent from model.evidence
       where measure = $1 and element = $2 and version_id = $3 and month = $4`,
      [measure, element, version, month],
    )
  )[0]

const cases: string[] = []
for (let no = 0; no < 12; no += 1) {
  const left = `2026-10-${String(8 + no).padStart(2, '0')}`
  const caseId = await wentThrough('2026-09-25', [
    ['kwalifikacja', '2026-10-01'],
    ['zgody-i-zespol', left],
  ])
  cases.push(caseId)
  await did(caseId, 'wypelnienie-kwalifikacji', 2, '2026-10-05')
  if (no < 6) await did(caseId, 'zdanie-zespolu', 2, '2026-10-05')
  await clock(caseId, 'termin-kwalifikacja', '2026-10-15', left)
  await clock(caseId, 'termin-przyjecie', '2026-10-01', no === 0 ? '2026-10-02' : '2026-10-01')
  if (no < 6) {
    const meeting = { body: 'pzk', planned_for: '2026-10-05T10:00:00Z', place: 'GOPS', called_by: keeper.worker }
    await put('casework.meeting', {
      id: newId(),
      case_id: caseId,
      ...meeting,
      state: 'held',
      held_on: '2026-10-05',
      steps: ['zdanie-zespolu'],
    })
  }
}
await count()

describe('practice beside the text', () => {
  test('tells of a closed month how long cases stayed, by a band of how many, and never of the month that runs', async () => {
    expect(await told('stay', 'kwalifikacja')).toEqual({ hidden: false, at_least: 10, days: 12, percent: null })
    expect(await rows(`select distinct month::text as month from model.evidence_month order by 1`)).toEqual([
      { month: '2026-09-01' },
      { month: '2026-10-01' },
    ])
  })

  test('tells what share did a step or kept a deadline, and how soon the first meeting came', async () => {
    expect(await told('step', 'zdanie-zespolu')).toMatchObject({ hidden: false, percent: 50, at_least: null })
    expect(await told('step', 'wypelnienie-kwalifikacji')).toMatchObject({ percent: 100 })
    expect(await told('deadline', 'termin-kwalifikacja')).toMatchObject({ hidden: true, percent: null })
    expect(await told('meeting', 'zdanie-zespolu')).toEqual({ hidden: false, at_least: 5, days: 10, percent: null })
  })

  test('hides a share when one case alone did otherwise', async () => {
    expect(await told('deadline', 'termin-przyjecie')).toEqual({
      hidden: true,
      at_least: null,
      days: null,
      percent: null,
    })
  })

  test('keeps no total and nothing of a case, a gmina, an institution or a person', async () => {
    const kept = await rows<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'model' and table_name = 'evidence' order by 1`,
    )
    const names = ['at_least', 'clause', 'days', 'element', 'hidden', 'id', 'measure', 'model_id', 'month', 'percent']
    expect(kept.map(({ name }) => name)).toEqual([...names, 'version_id'])
    const few = await rows(`select 1 from model.evidence where at_least < 5 or (hidden and days is not null)`)
    expect(few).toEqual([])
  })

  test('is counted once: what is recorded later changes no month that was told', async () => {
    const before = await rows('select * from model.evidence order by id')
    await wentThrough('2026-10-02', [['kwalifikacja', '2026-10-03']])
    await count()
    expect(await rows('select * from model.evidence order by id')).toEqual(before)
  })

  test('reaches who writes the model and who works by it, and no stranger; nobody but the worker counts', async () => {
    const seen = async (who: string) =>
      as(who, (ctx) =>
        ctx.db
          .selectFrom('model.evidence')
          .select('id')
          .execute()
          .then((all) => all.length),
      )
    expect(await seen(writer)).toBeGreaterThan(0)
    expect(await seen(world.coordinator)).toBeGreaterThan(0)
    expect(await seen(world.stranger)).toBe(0)
    const asked = [
      { version: versionId, measure: 'stay' as const, element: 'kwalifikacja', stage: null, clause: 'W-4.5' },
    ]
    const between = [localDate('2026-10-01'), localDate('2026-10-31')] as const
    expect(await as(writer, (ctx) => practiceBetween(ctx, ...between, asked))).toEqual([])
    expect(await actAs(worker, (ctx) => practiceBetween(ctx, ...between, asked))).toMatchObject([{ cases: 12 }])
  })

  test('counts what was recorded before a migration for the version of then, and what came after for that of now', async () => {
    const elements = [versionId, nextId].flatMap((version) =>
      ['zgloszenie', 'kwalifikacja'].map((element) => ({
        version,
        measure: 'stay' as const,
        element,
        stage: null,
        clause: '',
      })),
    )
    const stays = async (element: string) =>
      Object.fromEntries(
        (await actAs(worker, (ctx) => practiceBetween(ctx, localDate('2026-08-01'), localDate('2026-08-31'), elements)))
          .filter((one) => one.element === element)
          .map(({ version, cases: many }) => [version === nextId ? 'next' : 'old', many]),
      )
    const carried = await wentThrough('2026-08-01', [
      ['kwalifikacja', '2026-08-05'],
      ['zgody-i-zespol', '2026-08-20'],
    ])
    await carriedOn(carried, '2026-08-04')
    expect(await stays('zgloszenie')).toEqual({ old: 1 })
    expect(await stays('kwalifikacja')).toEqual({ next: 1 })
    const putBack = await wentThrough('2026-08-01', [
      ['kwalifikacja', '2026-08-10'],
      ['zgody-i-zespol', '2026-08-20'],
    ])
    await carriedOn(putBack, '2026-08-03', '2026-08-06')
    expect(await stays('kwalifikacja')).toEqual({ old: 1, next: 1 })
  })
})
