import { documentsAt } from '../documents/documents.fixture.ts'
import { enterPerson } from '../families/enter-person.server.ts'
import { keepFormDraft } from '../forms/complete-form.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { inspectionAtWork } from '../inspections/inspection.fixture.ts'
import { stayedInMigration } from '../migration/migrated.fixture.ts'
import { boughtFor } from '../money/bought.fixture.ts'
import { lettersAt } from '../official-letters/official-letter.fixture.ts'
import { proposedAt } from '../proposals/proposed.fixture.ts'
import { waitsForUnit } from '../units/waits.fixture.ts'
import { caseFacts } from './case-facts.store.server.ts'
import { type caseWorld, report } from './case-world.fixture.ts'
import { rememberLook } from './look.store.server.ts'
import { copied, kept, opened, parted, TODAY } from './rich-case-parts.fixture.ts'

/** Of the nineteenth century: nobody's. */
export const PESEL = '90850100014'

/** One case with something in every table of casework: for counting who finds any of it. Somebody of the keeper is denied it for a conflict of interest. */
export async function richCase(world: Awaited<ReturnType<typeof caseWorld>>) {
  const { as, lead, ops, school, found, newId, rows } = world
  const caseId = await world.opens(lead)
  const subject = (await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons[0]?.id ?? ''
  await world.complete(lead, caseId, 'karta-zgloszenia', report(subject))
  await as(lead, (ctx) => rememberLook(ctx, caseId))
  const shielded = { family: 'Zmyślińska', adult: true, pesel: PESEL, shieldedAddress: 'ul. Cicha 1' }
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
  const laptop = newId()
  await found.put('casework.basket_item', { id: laptop, ...ofItem, form_instance_id: formId, row_key: 'b' })
  await boughtFor(found.put, newId, { caseId, line: laptop, payer: ops, asks: lead, approves: world.coordinator })
  await waitsForUnit(found.put, newId, { caseId, line: laptop, itemId, provider: ops, by: lead })
  await proposedAt(found.put, newId, { caseId, item: itemId, subject, worker: lead, keeper: ops })
  const assigned = { institution_id: ops, assigned_by: lead, assigned_at: TODAY }
  const [task, series] = [newId(), newId()]
  const again = { every: 1, unit: 'weeks', first_on: TODAY, begun_by: lead }
  await found.put('casework.task_series', { id: series, ...ofCase, ...again })
  await found.put('casework.task', { id: task, ...ofItem, ...assigned, series_id: series })
  const given = { no: 1, act: 'given', institution_id: ops, acted_by: lead, acted_at: TODAY }
  await found.put('casework.task_act', { ...ofCase, task_id: task, ...given })
  const helps = { institution_id: ops, named_by: lead, named_at: TODAY }
  await found.put('casework.task_support', { id: newId(), ...ofCase, task_id: task, ...helps })
  const planned = { body: 'zespol-rodziny', planned_for: '2026-11-24', place: 'GOPS', state: 'planned' }
  await found.put('casework.meeting', { id: meeting, ...ofCase, ...planned, called_by: lead })
  await found.put('casework.attendance', { ...ofCase, meeting_id: meeting, no: 1, institution_id: ops })
  const change = { what: 'moved', was_for: '2026-11-24', was_place: 'GOPS', reason: 'próba' }
  await found.put('casework.meeting_change', {
    ...{ ...ofCase, meeting_id: meeting, no: 1, ...change, changed_by: lead, changed_at: TODAY },
  })
  const sitting = newId()
  const seated = { day: '2026-12-01', place: 'GOPS', run_by: '{}', called_by: lead, called_at: TODAY }
  await found.put('casework.sitting', { id: sitting, institution_id: ops, ...seated })
  const turned = { no: 1, what: 'moved', was_day: '2026-11-30', was_place: 'GOPS', reason: 'próba' }
  await found.put('casework.sitting_change', { sitting_id: sitting, ...turned, changed_by: lead, changed_at: TODAY })
  const at = { sitting_id: sitting }
  const minuted = { course: 'Omówiono', decisions: ['Dyżur'], dissents: '', kept_by: lead, kept_at: TODAY }
  await found.put('casework.plenary', { ...at, ...minuted })
  const came = { name: 'Próba Próbna', place: 'GOPS', sector: 'social_assistance', roles: [], way: 'room' }
  await found.put('casework.plenary_presence', { ...at, person_id: lead, institution_id: ops, ...came })
  await found.put('casework.plenary_reply', { ...at, person_id: lead, reply: 'agreed', replied_at: TODAY })
  const laid = { no: 1, what: 'Grafik dyżurów', person_id: lead, institution_id: ops, due_on: '2026-12-01' }
  await found.put('casework.plenary_task', { ...at, ...laid })
  await found.put('casework.sitting_slot', { ...ofCase, sitting_id: sitting, meeting_id: meeting, minutes: 30 })
  const poll = newId()
  const ofPoll = { ...ofCase, poll_id: poll }
  const looked = { body: 'zespol-rodziny', place: 'GOPS', asked_by: lead, asked_at: TODAY }
  await found.put('casework.date_poll', { id: poll, ...ofCase, ...looked })
  await found.put('casework.poll_date', { ...ofPoll, no: 1, starts_at: '2026-12-01' })
  await found.put('casework.poll_guest', { ...ofPoll, no: 1, person_id: lead, institution_id: ops })
  const said = { guest_no: 1, date_no: 1, answer: 'yes', answered_by: lead, answered_at: TODAY }
  await found.put('casework.poll_answer', { ...ofPoll, ...said })
  const written = { ...ofCase, meeting_id: meeting }
  const line = newId()
  const sentence = newId()
  await found.put('casework.live_minutes', { ...written, no: 1, begun_by: lead, begun_at: TODAY, revision: 1 })
  const added = { place: 1, added_by: lead, added_at: TODAY, revision: 1 }
  await found.put('casework.agenda_line', { id: line, ...written, item_id: itemId, ...added })
  await found.put('casework.agenda_member', { id: newId(), ...ofCase, line_id: line, person_id: lead, named_by: lead })
  const begun = { person_id: lead, institution_id: ops, begun_at: TODAY, revision: 2 }
  const ofLine = { ...written, line_id: line, item_id: itemId }
  await found.put('casework.sentence', { id: sentence, ...ofLine, no: 1, kind: 'decision', ...begun })
  await found.put('casework.vote', { id: newId(), ...ofCase, sentence_id: sentence, institution_id: ops, vote: 'for' })
  const reply = { person_id: lead, institution_id: ops, agrees: true, said_at: TODAY }
  await found.put('casework.minutes_reply', { id: newId(), ...written, ...reply })
  const running = { started_on: TODAY, due_on: '2026-12-01', force: 'agreed', state: 'running' }
  await found.put('casework.clock', { ...ofCase, deadline: 'termin-kwalifikacja', ...running })
  const reminded = { started_on: TODAY, kind: 'reminder', automatic: true, sent_on: TODAY, sent_at: TODAY }
  const notice = { id: newId(), ...ofCase, deadline: 'termin-kwalifikacja', ...reminded }
  await found.put('casework.clock_notice', { ...notice, institution_id: ops })
  const told = { kind: 'escalation', automatic: false, reason: 'urgent', sent_by: lead, by_institution_id: ops }
  await found.put('casework.clock_notice', { ...notice, ...told, id: newId(), institution_id: ops })
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
  const sharing = { ...consented, institution_id: ops, recipient_institution_id: school, ground: 'podstawa-zgoda' }
  const { matter: _, ...toShow } = { ...sharing, id: newId(), categories: ['kontakt'], special: false, ...recorded }
  await found.put('casework.sharing_consent', toShow)
  await found.put('casework.disclosure_consent', { ...ofCase, disclosure_id: disclosure, consent_id: toShow.id })
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

  const leave = {
    institution_id: ops,
    absent_id: lead,
    stand_in_id: world.coordinator,
    named_by: lead,
    named_at: TODAY,
  }
  await found.put('casework.stand_in', { id: newId(), ...leave, from_on: '2026-11-02', until_on: '2026-11-06' })
  const conflicted = await world.worker('Kinga', 'Krewna', ops)
  await world.sign(conflicted)
  const seat = { role: 'pracownik-prowadzacy', institution_id: ops, from_on: '2026-01-02' }
  await found.put('casework.seat', { id: newId(), ...ofCase, person_id: conflicted, ...seat })
  await found.put('casework.denied', { ...ofCase, person_id: conflicted, since: TODAY, decided_by: lead })
  await opened(world, caseId)
  await kept(world, caseId)
  await copied(world, { caseId, subject, itemId })
  await parted(world, caseId)
  await lettersAt(found.put, newId, { caseId, institution: ops, worker: lead })
  const inspected = { authority: world.outside, head: lead, inspector: conflicted }
  await inspectionAtWork(found.put, newId, { caseId, institution: ops, ...inspected })
  await documentsAt(found.put, newId, { caseId, institution: ops, worker: lead, no: 1 })
  await stayedInMigration(world, caseId, lead)
  return { caseId, subject, itemId, formId, conflicted }
}
