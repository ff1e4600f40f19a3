import { describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { goOnTrying, tryMapping } from './dry-run.server.ts'
import { dryRunAt } from './dry-run.store.server.ts'
import { dryRunView } from './dry-run-view.query.server.ts'
import { migrationWorld, UNIT } from './migration.fixture.ts'

const database = await testDatabase()
const world = await migrationWorld(database)
const { actAs, as, found, mappingId, newId, rows, versionId } = world
const writer = await found.aPerson('Wanda', 'Redagująca')
await found.put('model.writer', {
  id: newId(),
  model_id: 'wiejski',
  person_id: writer,
  leads: true,
  from_on: '2026-01-02',
})
/** Few at once, so that it takes several goes. */
const go = (id: string) => actAs(systemActor('worker'), (ctx) => goOnTrying(ctx, id, 3))

describe('a trial of a mapping on all running cases', () => {
  test('is for the team of the model alone', async () => {
    await expect(as(world.coordinator, (ctx) => tryMapping(ctx, mappingId))).rejects.toThrow(Forbidden)
    await expect(as(world.coordinator, (ctx) => dryRunView(ctx, mappingId))).rejects.toThrow(NotFound)
  })

  test('tells figures by gmina, small ones hidden, and changes no case', async () => {
    for (let no = 0; no < 6; no += 1) await world.inStage('diagnoza')
    await world.inStage('zgody-i-zespol')
    const started = await as(writer, (ctx) => tryMapping(ctx, mappingId))
    if (!started.ok) throw new Error(started.refusal)
    expect(await as(writer, (ctx) => tryMapping(ctx, mappingId))).toMatchObject({ refusal: 'under_way' })
    await go(started.value)
    expect(await as(writer, (ctx) => dryRunAt(ctx, started.value))).toMatchObject({ assessed: 3, counts: null })
    for (let goes = 0; goes < 3; goes += 1) await go(started.value)
    const { latest } = await as(writer, (ctx) => dryRunView(ctx, mappingId))
    expect(latest?.counts).toEqual({ [UNIT]: { mapped: 'hidden', unaffected: 'hidden', total: 7 } })
    expect(latest).toMatchObject({ total: 7, assessed: 7 })
    const pinned = await rows<{ version_id: string }>('select distinct version_id from casework.case')
    expect(pinned).toEqual([{ version_id: versionId }])
    expect(await rows('select id from casework.case_migration')).toEqual([])
    await expect(as(world.stranger, (ctx) => dryRunAt(ctx, started.value))).rejects.toThrow(NotFound)
  })

  test('the exact figures are read by nobody', async () => {
    const { rows: told } = await database.owner.query(
      `select has_column_privilege('app_runtime', 'casework.dry_run', 'found', 'select') as found,
         has_column_privilege('app_runtime', 'casework.dry_run', 'reached', 'select') as reached`,
    )
    expect(told).toEqual([{ found: false, reached: false }])
  })
})
