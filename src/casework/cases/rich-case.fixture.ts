import { enterPerson } from '../families/enter-person.server.ts'
import { keepFormDraft } from '../forms/complete-form.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { inspectionAtWork } from '../inspections/inspection.fixture.ts'
import { lettersAt } from '../official-letters/official-letter.fixture.ts'
import { caseFacts } from './case-facts.store.server.ts'
import { type caseWorld, report } from './case-world.fixture.ts'
import { rememberLook } from './look.store.server.ts'

const TODAY = '2026-11-23'

/** One case with something in every table of casework: for counting who finds any of it. Somebody of the keeper is denied it for a conflict of interest. */
export async function richCase(world: Awaited<ReturnType<typeof caseWorld>>) {
  const { as, lead, ops, school, found, newId, rows } = world
  const caseId = await world.opens(lead)
  const subject = (await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons[0]?.id ?? ''
  await world.complete(lead, caseId, 'karta-zgloszenia', report(subject))
  await as(lead, (ctx) => rememberLook(ctx, caseId))
  const shielded = { family: 'Zmyślińska', adult: true, shieldedAddress: 'ul. Cicha 1' }
  await as(lead, (ctx) => enterPerson(ctx, { caseId, ...shielded }))
  await as(lead, async (ctx) =>
    keepFormDraft(ctx, await newForm(ctx, caseId, 'karta-pilnej-pomocy'), { caseId, answers: {}, version: null }),
  )
  const [item] = await rows<{ id: string }>('select id from casework.item where case_id = $1 limit 1', [caseId])
  const [form] = await rows<{ id: string }>('select id from casework.form_instance where case_id = $1 limit 1', [
    caseId,
  ])
  const itemId = item?.id ?? ''
  const formId = form?.id ?? ''
  const ofCase = { case_id: caseId }
  const ofItem = { ...ofCase, item_id: itemId }
  const plan = newId()
  const meeting = newId()
  const disclosure = newId()
  const file = newId()

  await found.put('casework.consent', {
    id: newId(),
    ...ofCase,
    subject_id: subject,
    form_instance_id: formId,
    given_on: TODAY,
    recorded_by: lead,
  })
  const span = { from_on: TODAY, until_on: '2027-05-31' }
  await found.put('casework.plan', { id: plan, ...ofCase, form_instance_id: formId, no: 1, ...span, state: 'proposed' })
  await found.put('casework.plan_goal', { ...ofItem, plan_id: plan, row_key: 'g' })
  const agreed = { mode: 'agreed', responsible_institution_id: ops }
  await found.put('casework.plan_action', { ...ofItem, plan_id: plan, row_key: 'a', ...agreed })
  const accepted = { decision: 'accepted', on_day: TODAY, given_by: lead, given_at: TODAY }
  await found.put('casework.acceptance', { id: newId(), ...ofCase, plan_id: plan, subject_id: subject, ...accepted })
  await found.put('casework.basket_item', { id: newId(), ...ofItem, form_instance_id: formId, row_key: 'b' })
  const assigned = { institution_id: ops, assigned_by: lead, assigned_at: TODAY }
  await found.put('casework.task', { id: newId(), ...ofItem, ...assigned })
  const planned = { body: 'zespol-rodziny', planned_for: '2026-11-24', place: 'GOPS', state: 'planned' }
  await found.put('casework.meeting', { id: meeting, ...ofCase, ...planned, called_by: lead })
  await found.put('casework.attendance', { ...ofCase, meeting_id: meeting, no: 1, institution_id: ops })
  const running = { started_on: TODAY, due_on: '2026-12-01', force: 'agreed', state: 'running' }
  await found.put('casework.clock', { ...ofCase, deadline: 'termin-kwalifikacja', ...running })
  await found.put('casework.disclosure', {
    id: disclosure,
    ...ofCase,
    owner_institution_id: ops,
    recipient_institution_id: school,
    category: 'kontakt',
    extent: 'extract',
    version_id: world.versionId,
    ground: 'podstawa-zadanie',
    ground_kind: 'statutory_task',
    purpose: 'próba',
    valid_from: TODAY,
    valid_until: '2026-12-31',
    decided_by: lead,
    decided_at: TODAY,
  })
  await found.put('casework.extract', { disclosure_id: disclosure, ...ofCase, words: 'wyciąg' })
  const recorded = { recorded_by: lead, recorded_at: TODAY }
  await found.put('casework.blue_card_pointer', { id: newId(), ...ofCase, runs: true, on_day: TODAY, ...recorded })
  const named = { person_id: world.teacher, reason: 'próba', named_by: lead, named_at: TODAY }
  await found.put('casework.blue_card_reader', { id: newId(), ...ofCase, ...named })
  const decided = { ...ofItem, subject_id: subject, from_on: TODAY, document_on: TODAY, ...recorded }
  const authority = newId()
  const guardian = { kind: 'guardian', covers: true, document: 'court_decision', holder_outside: newId() }
  await found.put('casework.authority', { id: authority, ...decided, ...guardian })
  await found.put('casework.incapacity', { id: newId(), ...decided, extent: 'full' })
  const consented = { ...ofItem, subject_id: subject, authority_id: authority, matter: 'take_part', given_on: TODAY }
  await found.put('casework.consent_for', { id: newId(), ...consented, ...recorded })
  const scan = { name: 'skan.pdf', media_type: 'application/pdf', bytes: 1, sha256: Buffer.from('x') }
  await found.put('platform.file', { id: file, ...scan, uploaded_by: lead, uploaded_at: TODAY })
  await found.put('casework.item_file', { ...ofItem, file_id: file })

  await found.put('casework.request', {
    ...{ id: formId, ...ofCase, asking_institution_id: ops, asked_institution_id: school, subject_id: subject },
    ...{ version_id: world.versionId, ground: 'podstawa-art-105', duty: true, categories: ['nauka'], special: false },
    ...{ question: { about: 'Zmyślińska', parts: [] }, sent_on: TODAY, sent_by: lead },
  })
  const link = { token_hash: Buffer.from('l'), made_by: lead, made_at: TODAY, expires_at: '2026-12-01' }
  await found.put('casework.answer_link', { id: newId(), ...ofCase, request_id: formId, ...link })

  const contact = { id: newId(), ...ofCase, subject_id: subject, channel: 'paper', how: 'in_person' }
  await found.put('casework.family_contact', { ...contact, confirmed_by: lead, confirmed_on: TODAY })
  const code = { code_hash: Buffer.from('k'), made_by: lead, made_at: TODAY, expires_at: '2026-12-01' }
  await found.put('casework.family_link', {
    id: newId(),
    ...ofCase,
    subject_id: subject,
    contact_id: contact.id,
    ...code,
  })

  const conflicted = await world.worker('Kinga', 'Krewna', ops)
  await world.sign(conflicted)
  const seat = { role: 'pracownik-prowadzacy', institution_id: ops, from_on: '2026-01-02' }
  await found.put('casework.seat', { id: newId(), ...ofCase, person_id: conflicted, ...seat })
  await found.put('casework.denied', { ...ofCase, person_id: conflicted, since: TODAY, decided_by: lead })
  await opened(world, caseId)
  await lettersAt(found.put, newId, { caseId, institution: ops, worker: lead })
  const inspected = { authority: world.outside, head: lead, inspector: conflicted }
  await inspectionAtWork(found.put, newId, { caseId, institution: ops, ...inspected })
  return { caseId, subject, itemId, formId, conflicted }
}

/** An emergency access of the night before, reviewed, and a judged look: over before anybody asks. */
async function opened({ found, newId, teacher, school, lead }: Awaited<ReturnType<typeof caseWorld>>, caseId: string) {
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
