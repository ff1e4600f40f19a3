import { ruralModel } from '#test/world.ts'
import { TODAY, type Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-20'

/** Consultations of the rural model: one that takes remarks of everybody, one of people named, one past its days with every remark answered. */
export async function consultedModel(
  { found, newId, school, teacher, outsider, ops }: CaseWorld,
  { leads, writes }: { readonly leads: string; readonly writes: string },
) {
  const document = JSON.stringify(ruralModel())
  const consults = async (version: string, circle: string, closes: string) => {
    const [id, draft] = [newId(), newId()]
    const about = { model_id: 'wiejski', version, document }
    const written = { created_at: DAY, created_by: leads, changed_at: DAY, changed_by: leads }
    await found.put('model.draft', { id: draft, ...about, ...written })
    const days = { opens_on: DAY, closes_on: closes, opened_at: DAY, opened_by: leads }
    await found.put('model.consultation', { id, draft_id: draft, ...about, circle, invitation: 'Prosimy.', ...days })
    return { id, draft }
  }
  const open = await consults('1.6', 'public', '2026-12-11')
  const named = await consults('1.7', 'named', '2026-12-11')
  const past = await consults('1.8', 'agreement', '2026-11-22')
  const circle = { consultation_id: named.id, person_id: teacher, added_at: DAY, added_by: leads }
  await found.put('model.consultation_circle', { id: newId(), ...circle })
  const meeting = { on_day: DAY, place: 'Bieliny', party: 'nauczyciele', people: '{"education": 7}' }
  const held = { consultation_id: open.id, no: 1, recorded_at: DAY, recorded_by: writes }
  await found.put('model.consultation_meeting', { id: newId(), ...held, ...meeting })
  const remarks = async (no: number, row: Record<string, unknown>) => {
    const id = newId()
    const said = { about: 'W-1.1', kind: 'practice', words: 'Za krótko.', source: 'page', sent_at: DAY }
    await found.put('model.remark', { id, no, model_id: 'wiejski', version: '1.6', ...said, ...row })
    return id
  }
  const main = await remarks(1, { consultation_id: open.id, author_id: teacher, institution_id: school })
  const alone = await remarks(2, { consultation_id: open.id })
  const merged = await remarks(3, { consultation_id: open.id, merged_into: main, author_id: outsider })
  const answered = await remarks(1, { consultation_id: past.id, author_id: teacher, institution_id: school })
  const given = { decision: 'noted', reason: 'Tak.', answered_at: DAY, answered_by: writes }
  await found.put('model.remark_answer', { id: newId(), remark_id: answered, no: 1, ...given })
  const work = { source: 'from_work', author_id: teacher, institution_id: ops, unit_code: '260401', version: '1.0' }
  const fromWork = await remarks(1, work)
  const draft = newId()
  const fresh = { created_at: DAY, created_by: leads, changed_at: DAY, changed_by: leads, document }
  await found.put('model.draft', { id: draft, model_id: 'wiejski', version: '1.5', ...fresh })
  return { open: open.id, named: named.id, past: past.id, main, alone, merged, fromWork, draft }
}

type Consulted = Awaited<ReturnType<typeof consultedModel>>

/** Pages of consultations and remarks. */
export function consultationWalks({
  consulted,
  stranger,
}: {
  readonly consulted: Consulted
  readonly stranger: string
}): Walks {
  const at = '/consultations/:consultationId'
  const open = { consultationId: consulted.open }
  const remark = (remarkId: string) => ({ remarkId })
  const said = { about: 'W-1.1', kind: 'practice', words: 'Pięć dni to za mało.', proposed: '', reason: '' }
  const row = Object.fromEntries(
    Object.entries({ ...said, who: '', take: 'yes' }).map(([name, value]) => [`${name}_0`, value]),
  )
  const days = { opensOn: TODAY, closesOn: '11.12.2026', circle: 'public', invitation: 'Prosimy.' }
  const about = { about: 'W-1.1' }
  return {
    '/consultations/open/:draftId': { params: { draftId: consulted.draft }, sent: days },
    [at]: { params: open },
    [`${at}/remark`]: { params: open, sent: said },
    [`${at}/remarks`]: { params: open },
    [`${at}/remarks/new`]: { params: open, sent: said },
    [`${at}/import`]: { params: open },
    [`${at}/import/rows`]: { params: open, sent: { count: '1', ...row } },
    [`${at}/meetings/new`]: { params: open, sent: { onDay: TODAY, place: 'Bieliny', party: 'rada', people_ngo: '6' } },
    [`${at}/circle`]: { params: { consultationId: consulted.named }, sent: { asked: `person:${stranger}` } },
    [`${at}/close`]: { params: { consultationId: consulted.past } },
    [`${at}/answers`]: { params: open },
    [`${at}/report`]: { params: open },
    [`${at}/print/answers`]: { params: open },
    [`${at}/print/answers/docx`]: { params: open },
    [`${at}/print/report`]: { params: open },
    [`${at}/print/report/docx`]: { params: open },
    '/remarks/:remarkId': { params: remark(consulted.main) },
    '/remarks/:remarkId/answer': { params: remark(consulted.main), sent: { decision: 'noted', reason: 'Tak.' } },
    '/remarks/:remarkId/merge': { params: remark(consulted.alone), sent: { into: '1' } },
    '/remarks/:remarkId/part': { params: remark(consulted.merged) },
    '/remarks/:remarkId/take': { params: remark(consulted.fromWork), sent: { draftId: consulted.draft } },
    '/handbook/:modelId/:version/:about/not-working': { params: about, sent: said },
    '/cases/:caseId/steps/:step/not-working': { sent: said },
  }
}
