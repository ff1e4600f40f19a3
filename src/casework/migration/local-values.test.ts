import { describe, expect, test } from 'vitest'
import { clocks, type ModelDocument, modelMessages } from '#model'
import { addMessages, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { at, isJson, type Json, set } from '#test/model-document.ts'
import { ruralMapping, ruralNext } from '#test/rural-next.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseworkMessages } from '../i18n/messages.ts'
import { undoMigration } from './carry-out.server.ts'
import { migrationMessages } from './i18n/messages.ts'
import { migrationWorld, UNIT } from './migration.fixture.ts'
import { migrationPages } from './pages.ts'
import { askToUndo } from './undo-migration.server.ts'
import { judgedCases } from './verdict.store.server.ts'

for (const messages of [caseworkMessages, migrationMessages, modelMessages, territoryMessages]) addMessages(messages)

/** Admission, consents and refusal are shorter in the next version, and a gmina may go less far. */
const CHANGED = {
  'termin-kwalifikacja': { amount: 10, old: 14, local: { min: 7, max: 20 }, localValues: 'clamp' },
  'termin-zgody': { amount: 10, old: 14, local: { min: 7, max: 12 }, localValues: 'keep_if_in_bounds' },
  'termin-diagnoza': { amount: 25, old: 30, local: { min: 14, max: 60 }, localValues: 'clamp' },
} as const

function shorter(document: ModelDocument): Json {
  const json: unknown = structuredClone(ruralNext(document))
  if (!isJson(json)) throw new Error('a model')
  for (const [id, { amount, local }] of Object.entries(CHANGED)) {
    set(at(json, 'deadlines', id), 'amount', amount)
    set(at(json, 'deadlines', id), 'local', local)
  }
  return json
}

function mappingTo(): Json {
  const json: unknown = structuredClone(ruralMapping)
  if (!isJson(json)) throw new Error('a mapping')
  for (const [deadline, { amount, old, localValues }] of Object.entries(CHANGED)) {
    at(json, 'changes').push({
      id: `zmiana-${deadline}`,
      kind: 'deadline_changed',
      deadline,
      old: { amount: old, unit: 'calendar_days' },
      new: { amount, unit: 'calendar_days' },
      running: 'keep',
      localValues,
    })
  }
  return json
}

const database = await testDatabase()
const world = await migrationWorld(database, { next: shorter, mappingTo })
const { actAs, as, coordinator, found, newId, rows } = world
const worker = systemActor('worker')
for (const [target, amount] of [
  ['termin-kwalifikacja', 30],
  ['termin-zgody', 28],
  ['termin-diagnoza', 45],
  ['termin-ipw', 35],
] as const) {
  await found.put('model.local_setting', {
    ...{ id: newId(), unit_code: UNIT, model_id: 'wiejski', what: 'deadline', target },
    value: { amount, unit: 'calendar_days' },
    ...{ reason: 'Mamy mało osób.', clause: 'W-4.3', from_on: '2026-01-01', set_at: '2026-01-01T08:00:00Z' },
  })
}
const site = visiting(actAs, migrationPages)
const localIn = async (caseId: string) => {
  const { facts } = await as(coordinator, (ctx) => caseFacts(ctx, caseId))
  return Object.fromEntries(facts.local)
}
const dueIn = async (caseId: string, deadline: string) => {
  const { model, facts } = await as(coordinator, (ctx) => caseFacts(ctx, caseId))
  return clocks(model, facts).find((clock) => clock.deadline.id === deadline)?.dueOn
}

describe('what a gmina set for itself, when its cases go over to the next version', () => {
  test('is told in the plan before, counts as told after, is on the record, and is as before once put back', async () => {
    const caseId = await world.inStage('kwalifikacja')
    const before = await localIn(caseId)
    expect(before).toEqual({ 'termin-kwalifikacja': 30, 'termin-zgody': 28, 'termin-diagnoza': 45, 'termin-ipw': 35 })
    expect(await dueIn(caseId, 'termin-kwalifikacja')).toBe('2026-12-21')

    const planning = await site.open(`/migrations/plan/${UNIT}/${world.mappingId}`, coordinator)
    const id = await world.planned()
    const planned = await site.open(`/migrations/${id}`, coordinator)
    for (const { html } of [planning, planned]) {
      const told = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
      expect(told).toMatch(/30 dni 20 dni przesunięte do najbliższej granicy nowej wersji/)
      expect(told).toMatch(/28 dni 10 dni przestaje obowiązywać, obowiązuje wartość modelu/)
      expect(told).toMatch(/45 dni 45 dni zostaje, mieści się w granicach nowej wersji/)
      expect(told).toMatch(/35 dni 20 dni roboczych przestaje obowiązywać/)
    }
    expect(await localIn(caseId)).toEqual(before)

    await world.carryOut(id)
    expect(await localIn(caseId)).toEqual({ 'termin-kwalifikacja': 20, 'termin-diagnoza': 45 })
    // The clock was running by the gmina's own amount, and the mapping keeps the day.
    expect(await dueIn(caseId, 'termin-kwalifikacja')).toBe('2026-12-21')
    const [fact] = await rows<{ local: string[] }>(
      `select payload -> 'local' as local from platform.fact where name = 'casework.case.migrated' and chain_id = $1`,
      [caseId],
    )
    expect(fact?.local).toContain('termin-kwalifikacja clamped 30 20')
    expect(fact?.local).toContain('termin-zgody dropped 28 10')
    const [plan] = await rows<{ local: string[] }>(
      `select payload -> 'local' as local from platform.fact where name = 'model.migration.planned'`,
    )
    expect(plan?.local).toEqual(fact?.local)

    const [judged] = await actAs(worker, (ctx) => judgedCases(ctx, { migrationId: id, caseIds: [caseId] }))
    await as(coordinator, (ctx) => askToUndo(ctx, judged?.id ?? ''))
    await actAs(worker, (ctx) => undoMigration(ctx, judged?.id ?? ''))
    expect(await localIn(caseId)).toEqual(before)
    expect(await dueIn(caseId, 'termin-kwalifikacja')).toBe('2026-12-21')
  })

  test('is moved to the nearest bound where the latest mapping on the way to the version says so', async () => {
    const [row] = await rows<{ amounts: string[] }>(
      'select array_agg(deadline order by deadline) as amounts from model.clamped_deadlines($1) as deadline',
      [world.nextId],
    )
    expect(row?.amounts).toEqual(['termin-diagnoza', 'termin-ipw', 'termin-kwalifikacja'])
  })
})
