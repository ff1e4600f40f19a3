import { expect, test } from 'vitest'
import { draftMapping, type ModelDocument } from '#model'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { migrationWorld } from './migration.fixture.ts'

const COORDINATOR = 'koordynator-pzk'
const RENAMED = 'koordynator-gminny'

/** From 1.1 on the coordinator has another id. */
const next = (document: ModelDocument): ModelDocument => ({
  ...JSON.parse(JSON.stringify(document).replaceAll(`"${COORDINATOR}"`, `"${RENAMED}"`)),
  version: '1.1',
  supersedes: '1.0',
  validFrom: '2026-02-01',
})
const mappingTo = (document: ModelDocument) => {
  const begun = draftMapping(document, next(document))
  const renamed = {
    id: 'koordynator',
    kind: 'role_renamed' as const,
    from: COORDINATOR,
    to: RENAMED,
    done: 'keep' as const,
  }
  return { ...begun, changes: [...begun.changes.filter(({ kind }) => kind !== 'added'), renamed] }
}
const database = await testDatabase()
const world = await migrationWorld(database, { next, mappingTo })

test('who coordinates a gmina goes on seeing and leading its cases when the role is called otherwise, and keeps the old role', async () => {
  const caseId = await world.inStage('diagnoza')
  const id = await world.planned()
  await world.carryOut(id)
  await world.carryOut(id)
  const held = await world.rows<{ role: string }>(
    'select role from teams.membership where person_id = $1 and until_on is null order by role',
    [world.coordinator],
  )
  expect(held.map(({ role }) => role)).toEqual([RENAMED, COORDINATOR].toSorted())
  const { file } = await world.as(world.coordinator, (ctx) => caseFacts(ctx, caseId))
  expect(file.versionId).toBe(world.nextId)
  const [given] = await world.rows<{ facts: number }>(
    `select count(*)::int as facts from platform.fact where name = 'teams.role.given' and chain_id = $1`,
    [world.coordinator],
  )
  expect(given?.facts).toBe(1)
})
