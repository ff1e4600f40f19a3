import type { caseWorld } from './case-world.fixture.ts'

type CaseWorld = Awaited<ReturnType<typeof caseWorld>>
export const TODAY = '2026-11-23'

/** Two persons kept apart, one of whom has a shielded address that an entry tells, opened to the school. */
export async function parted({ found, newId, lead, ops, school, rows }: CaseWorld, caseId: string) {
  const ofCase = { case_id: caseId }
  const [one, other] = await rows<{ id: string }>('select id from casework.subject where case_id = $1 order by no', [
    caseId,
  ])
  const [shield] = await rows<{ id: string }>('select id from casework.shield where case_id = $1', [caseId])
  const item = { id: newId(), ...ofCase, keeper_institution_id: ops, owner_institution_id: ops, category: 'kontakt' }
  const body = { kind: 'apart', body: { text: 'Mieszka przy Cichej 1' }, written_by: lead, created_at: TODAY }
  await found.put('casework.item', { ...item, ...body })
  const pair = { one_subject_id: one?.id, other_subject_id: other?.id, kind: 'both', basis: 'court_order' }
  const decided = { from_on: TODAY, decided_by: lead, decided_at: TODAY }
  await found.put('casework.apart', { id: newId(), ...ofCase, item_id: item.id, ...pair, ...decided })
  const named = { reason: 'próba', named_by: lead, named_at: TODAY }
  const opened = { from_on: TODAY, until_on: '2026-12-31', institution_id: school }
  await found.put('casework.shield_reader', { id: newId(), ...ofCase, shield_id: shield?.id, ...opened, ...named })
  const side = { person_id: lead, subject_id: other?.id, why: 'related', ended_at: TODAY }
  await found.put('casework.side', { id: newId(), ...ofCase, ...side, ...named })
  const contact = { subject_id: one?.id, item_id: item.id, never: ['post'], since_on: TODAY }
  const recorded = { recorded_by: lead, recorded_at: TODAY }
  await found.put('casework.safe_contact', { id: newId(), ...ofCase, ...contact, ...recorded })
}

/** An emergency access of the night before, reviewed, and a judged look: over before anybody asks. */
export async function opened({ found, newId, teacher, school, lead }: CaseWorld, caseId: string) {
  const ofCase = { case_id: caseId, person_id: teacher }
  const emergency = newId()
  const night = { opened_at: '2026-11-22T20:00:00Z', until_at: '2026-11-23T00:00:00Z' }
  const why = { institution_id: school, danger: 'child', reason: 'Dziecko nie wróciło.' }
  await found.put('casework.emergency', { id: emergency, ...ofCase, ...why, ...night })
  const reviewed = { justified: true, words: 'Znalezione.', reviewed_by: lead, reviewed_at: TODAY }
  await found.put('casework.emergency_review', { id: newId(), case_id: caseId, emergency_id: emergency, ...reviewed })
  await found.put('casework.emergency_try', { id: newId(), person_id: teacher, at: night.opened_at })
  const judged = { verdict: 'explained', words: 'Zastępstwo.', judged_by: lead, judged_at: TODAY }
  await found.put('casework.look_judgement', { id: newId(), ...ofCase, on_day: TODAY, sign: 'no_part', ...judged })
}

/** A class of the file plan, a hold that is over, a decision of the archive, and a list of destruction that was taken back. */
export async function kept({ found, newId, ops, lead }: CaseWorld, caseId: string) {
  const ofCase = { case_id: caseId, institution_id: ops }
  const [fileClass, list] = [newId(), newId()]
  const years = { symbol: '8100', name: 'Praca z rodziną', category: 'BE', years: 25 }
  await found.put('protection.file_class', {
    ...{ id: fileClass, institution_id: ops, ...years, from_on: '2026-01-01', added_by: lead, added_at: TODAY },
  })
  await found.put('casework.filing', { id: newId(), ...ofCase, class_id: fileClass, filed_by: lead, filed_at: TODAY })
  const over = { from_on: '2026-01-02', until_on: '2026-01-31', put_by: lead, put_at: TODAY }
  await found.put('casework.legal_hold', { id: newId(), ...ofCase, reason: 'Sąd', ...over })
  const decided = { number: 'AP.1', on_day: '2026-11-20', destroy: false, noted_by: lead, noted_at: TODAY }
  await found.put('casework.archive_decision', { id: newId(), ...ofCase, ...decided })
  const proposed = { no: 900, proposed_by: lead, proposed_on: TODAY, withdrawn_on: TODAY }
  await found.put('casework.destruction', { id: list, institution_id: ops, ...proposed })
  const dates = { opened_on: '2000-01-01', closed_on: '2000-01-31', destroy_from: '2026-01-01', dropped_on: TODAY }
  await found.put('casework.destruction_entry', {
    ...{ id: newId(), destruction_id: list, ...ofCase, code: 'TEST-1', subject_kind: 'family', ...dates },
    ...{ class_id: fileClass, symbol: years.symbol, category: years.category, years: years.years },
  })
}

type OfFamily = { readonly caseId: string; readonly subject: string; readonly itemId: string }

/** An entry of an informant, and a copy of data that is being prepared for a request that was passed on. */
export async function copied({ found, newId, ops, lead }: CaseWorld, family: OfFamily) {
  const ofCase = { case_id: family.caseId }
  const marked = { item_id: family.itemId, institution_id: ops, names: 'Halina Zmyślona' }
  // Lifted, so that whoever the entry is shown to still reads it.
  const lifted = { marked_by: lead, marked_at: TODAY, lifted_by: lead, lifted_at: TODAY }
  await found.put('casework.informant_mark', { id: newId(), ...ofCase, ...marked, ...lifted })
  const request = newId()
  await found.put('protection.request', {
    ...{ id: request, institution_id: ops, no: 901, received_on: TODAY, received_how: 'letter', rights: ['access'] },
    ...{ asker: 'Anna Zmyślińska', contact: 'osobiście', words: 'Kopia danych', received_by: lead },
  })
  const passed = { request_id: request, institution_id: ops, given_by: lead, given_at: TODAY }
  await found.put('protection.request_worker', { id: newId(), ...passed, person_id: lead })
  const bundle = newId()
  const begun = { request_id: request, institution_id: ops, subject_id: family.subject, begun_by: lead }
  await found.put('casework.bundle', { id: bundle, ...ofCase, ...begun, gathered_at: TODAY })
  const piece = { source: `item:${family.itemId}`, kind: 'note', place: 0, fingerprint: 'x' }
  await found.put('casework.bundle_piece', { id: newId(), ...ofCase, bundle_id: bundle, ...piece })
}
