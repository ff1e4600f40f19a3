import type { caseWorld } from '../cases/case-world.fixture.ts'

type World = Pick<Awaited<ReturnType<typeof caseWorld>>, 'found' | 'newId' | 'rows'>
const DAY = '2026-11-20'

/** A migration that is over, in which the case stayed as it was, with an answer that was given about it. */
export async function stayedInMigration({ found, newId, rows }: World, caseId: string, by: string): Promise<void> {
  const { put } = found
  const [file] = await rows<{ unit_code: string; version_id: string }>(
    'select unit_code, version_id from casework.case where id = $1',
    [caseId],
  )
  if (!file) throw new Error('no such case')
  const { unit_code, version_id } = file
  const document = {
    ...{ format: 'kooperacja-mapping/1', model: 'wiejski', from: '1.0', to: '1.0', effectiveFrom: DAY, undoDays: 30 },
    ...{ disclaimer: { pl: 'Próba.', en: 'A trial.' }, changes: [], questions: [] },
  }
  const between = { from_id: version_id, to_id: version_id, document: JSON.stringify(document), loaded_at: DAY }
  await put('model.mapping', { id: newId(), ...between, checksum: Buffer.from('1') })
  const [mapping] = await rows<{ id: string }>('select id from model.mapping where from_id = $1 and to_id = $1', [
    version_id,
  ])
  await put('casework.dry_run', { id: newId(), mapping_id: mapping?.id, asked_at: DAY, asked_by: by, done_at: DAY })
  const [plan, judged] = [newId(), newId()]
  const planned = { mapping_id: mapping?.id, effective_on: DAY, planned_at: DAY, planned_by: by, done_at: DAY }
  await put('casework.migration', { id: plan, unit_code, state: 'done', ...planned })
  const stays = { migration_id: plan, changes: [], asked_on: DAY, verdict: 'stays', why: 'not_answered' }
  await put('casework.case_migration', { id: judged, case_id: caseId, ...stays })
  const answer = { question: 'pytanie', option: 'tak', answered_at: DAY, answered_by: by }
  await put('casework.migration_answer', { id: newId(), case_migration_id: judged, case_id: caseId, ...answer })
}
