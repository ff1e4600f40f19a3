import { localDate } from '#kernel'
import type { ModelDocument } from '#model'
import { loadMapping, loadVersion, modelOf } from '#model/server'
import { systemActor } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { ruralMapping, ruralNext } from '#test/rural-next.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { assessMigration, migrateCases } from './carry-out.server.ts'
import { planMigration } from './plan-migration.server.ts'

export const UNIT = '260401'
export const ASSISTANT = 'asystent-rodziny'

/** The next version of the rural model, and how cases get there. */
type Made = {
  readonly next: (document: ModelDocument) => unknown
  readonly mappingTo: (document: ModelDocument) => unknown
}
const RURAL: Made = { next: ruralNext, mappingTo: () => ruralMapping }

/** A gmina that worked by the rural model 1.0 and adopted 1.1 today, with the mapping between them. */
export async function migrationWorld(database: TestDatabase, made: Made = RURAL) {
  const world = await workWorld(database)
  const { actAs, as, found, newId, coordinator } = world
  const setup = systemActor('setup')
  const { document } = await actAs(setup, (ctx) => modelOf(ctx, world.versionId))
  const next = await actAs(setup, (ctx) => loadVersion(ctx, made.next(document)))
  if (!next.ok) throw new Error(JSON.stringify(next.why))
  const moving = made.mappingTo(document)
  const mapping = await actAs(setup, (ctx) => loadMapping(ctx, moving))
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.why))
  const nextId = next.value.versionId
  const adopted = { unit_code: UNIT, from_on: '2026-01-01', until_on: '2026-11-22' }
  await found.put('model.adoption', { id: newId(), version_id: world.versionId, ...adopted })
  await found.put('model.adoption', { id: newId(), version_id: nextId, unit_code: UNIT, from_on: '2026-11-23' })
  const assistant = await world.worker('Alina', 'Asystująca', world.keeper.id)

  const worker = systemActor('worker')
  const assess = (id: string) =>
    actAs(worker, async (ctx) => {
      for (let batch = 0; batch < 3; batch += 1) await assessMigration(ctx, id)
    })
  const carryOut = (id: string) => actAs(worker, (ctx) => migrateCases(ctx, id))
  /** Planned for today by the coordinator, who may set what the model leaves to the gmina, and assessed. */
  const planned = async (): Promise<string> => {
    const plan = { unitCode: UNIT, mappingId: mapping.value, effectiveOn: localDate('2026-11-23') }
    const done = await as(coordinator, (ctx) => planMigration(ctx, plan))
    if (!done.ok) throw new Error(done.refusal)
    await assess(done.value)
    return done.value
  }
  const inStage = async (stage: string): Promise<string> => {
    const { caseId } = await world.family()
    await world.enter(caseId, stage)
    return caseId
  }
  return { ...world, nextId, mappingId: mapping.value, assistant, assess, carryOut, planned, inStage, document }
}
export type MigrationWorld = Awaited<ReturnType<typeof migrationWorld>>
