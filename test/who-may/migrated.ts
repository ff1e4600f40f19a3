import { loadMapping, loadVersion, modelOf } from '#model/server'
import { systemActor } from '#platform/server'
import { ruralMapping, ruralNext } from '#test/rural-next.ts'
import { LATER, type Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-20'
const NEXT_DAY = '2026-12-01'

type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: string }
const kept = <T>(told: Told<T>): T => {
  if (!told.ok) throw new Error(told.refusal)
  return told.value
}

/**
 * Migrations of the rural model: one planned in Bieliny, one in which a case waits for an answer, one in which it was carried over and may
 * be put back; in Mirzec the next version is adopted and nothing planned yet.
 */
export async function migratedCases(
  { actAs, found, newId, versionId, coordinator, rows }: CaseWorld,
  { caseId }: { readonly caseId: string },
) {
  const { put } = found
  const setup = systemActor('setup')
  const next = await actAs(setup, async (ctx) =>
    kept(await loadVersion(ctx, ruralNext((await modelOf(ctx, versionId)).document))),
  )
  const mapping = await actAs(setup, async (ctx) => kept(await loadMapping(ctx, ruralMapping)))
  await put('model.adoption', { id: newId(), unit_code: '261103', version_id: next.versionId, from_on: NEXT_DAY })
  const [same] = await rows<{ id: string }>('select id from model.mapping where from_id = $1 and to_id = $1', [
    versionId,
  ])

  const migration = async (state: string, by: string | undefined) => {
    const id = newId()
    const planned = { mapping_id: by, effective_on: NEXT_DAY, planned_at: DAY, planned_by: coordinator }
    await put('casework.migration', { id, unit_code: '260401', state, total: 1, assessed: 1, ...planned })
    return id
  }
  const judged = async (migrationId: string, row: Record<string, unknown>) => {
    const id = newId()
    await put('casework.case_migration', { id, case_id: caseId, migration_id: migrationId, asked_on: DAY, ...row })
    return id
  }
  const [seat] = await rows<{ id: string }>('select id from casework.seat where case_id = $1 limit 1', [caseId])
  const [file] = await rows<{ visit_no: number }>('select visit_no from casework.case where id = $1', [caseId])
  const plan = await migration('planned', same?.id)
  const question = { question: 'kto-jest-asystentem', seat: seat?.id ?? null }
  const waits = { verdict: 'question', changes: ['podzial-asystenta'], asked: JSON.stringify([question]) }
  const asked = await judged(await migration('done', mapping), waits)
  const carried = { state: 'migrated', seq: 1, plan: '{"placed":{},"done":{}}', migrated_on: DAY, undo_until: NEXT_DAY }
  const before = JSON.stringify({ visit: file?.visit_no })
  const moved = { verdict: 'mapped', changes: ['podzial-diagnozy'], ...carried, before }
  const done = await judged(await migration('done', mapping), moved)
  return { plan, asked, done, mapping, seat: seat?.id ?? '' }
}

type Migrated = Awaited<ReturnType<typeof migratedCases>>

/** Pages on which running cases are carried to another version. */
export function migrationWalks({ migrated }: { readonly migrated: Migrated }): Walks {
  const plan = { migrationId: migrated.plan }
  const option = { question: 'kto-jest-asystentem', seat: migrated.seat, option: 'prowadzi' }
  return {
    '/migrations/plan/:unitCode/:mappingId': {
      params: { unitCode: '261103', mappingId: migrated.mapping },
      sent: { effectiveOn: LATER },
    },
    '/mapping-trials/:mappingId': { params: { mappingId: migrated.mapping } },
    '/migrations/:migrationId': { params: plan },
    '/migrations/:migrationId/assess': { params: plan },
    '/migrations/:migrationId/carry-out': { params: plan },
    '/migrations/:migrationId/call-off': { params: plan },
    '/migrations/cases/:judgedId/answer': { params: { judgedId: migrated.asked }, sent: option },
    '/migrations/cases/:judgedId/undo': { params: { judgedId: migrated.done } },
  }
}
