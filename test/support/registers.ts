import { hashSecret } from '#platform/server'
import { codeHash, sealedKey } from '../../src/identity/second-factor/second-factor.store.server.ts'
import { type Founding, VAULT } from './world.ts'

/** What the program shares with the lead worker's app, and one of that worker's recovery codes. */
export const APP_KEY = Buffer.from('12345678901234567890')
export const RECOVERY_CODE = 'k7mq2f9x1d30'

const DAY = '2026-11-23'
/** The link of a mail to the lead worker, and the secret address of that worker's calendar. */
export const MAIL_SECRET = 'wypisz'.padEnd(43, '-')
export const CALENDAR_SECRET = 'kalendarz'.padEnd(43, '-')
export type Rich = {
  readonly caseId: string
  readonly subject: string
  readonly lead: string
  readonly ops: string
  readonly body: string
}

/** The code of the certificate that the lead worker holds. */
export const CERTIFICATE_CODE = '0123456789abcdefghjk'

/** One row in each table outside casework that is not empty once people work: letters, links, drafts, lists, a hand-over that waits. */
export async function fillRegisters({ put }: Founding, newId: () => string, rich: Rich) {
  const { caseId, subject, lead, ops, body } = rich
  const ids = { list: newId(), handover: newId(), mail: newId(), certificate: newId() }
  await put('teams.step_done', {
    id: newId(),
    body_id: body,
    step: 'dolaczanie-instytucji',
    visit_no: 1,
    on_day: DAY,
    done_by: lead,
    done_at: DAY,
  })
  await put('platform.draft', {
    person_id: lead,
    path: `/cases/${caseId}/people/new`,
    sealed: Buffer.from('{"family":"Zmyślińska"}'),
    saved_at: DAY,
  })
  await put('institutions.import_list', {
    id: ids.list,
    subject: 'people',
    uploaded_by: lead,
    uploaded_at: DAY,
    rows: JSON.stringify([{ line: 2, cells: { family: 'Zmyślińska' } }]),
  })
  await put('directory.import_list', {
    ...{ id: newId(), uploaded_by: lead, uploaded_at: DAY },
    rows: JSON.stringify([
      { line: 2, title: 'Zmyślińska', id: null, provider: {}, entry: null, assuredOn: null, faults: [] },
    ]),
  })
  const letter = { person_id: lead, template: 'identity.mail.invitation', created_at: DAY }
  await put('platform.mail', { id: ids.mail, ...letter, link: '/invitation', secret: 'tajny-znak' })
  await put('learning.placeholder', { key: 'org.name', value: 'ROPS', set_at: DAY })
  await restrictedText(put, newId, 'standard', lead)
  await restrictedText(put, newId, 'etr', lead)
  await put('casework.case_handover', {
    id: ids.handover,
    case_id: caseId,
    case_code: 'TEST-1',
    from_unit_code: '260401',
    from_institution_id: ops,
    subject_kind: 'family',
    to_unit_code: '261103',
    consented: [subject],
    consent_recorded: '{}',
    asked_by: lead,
    asked_on: DAY,
  })
  await put('protection.incident', {
    ...{ id: newId(), institution_id: ops, no: 900, found_at: DAY, reported_by: lead, reported_at: DAY },
    ...{ summary: 'Zgubiony nośnik z danymi rodziny Zmyślińskich', security: false },
  })
  await put('protection.request', {
    ...{ id: newId(), institution_id: ops, no: 900, received_on: DAY, received_how: 'letter', rights: ['access'] },
    ...{ asker: 'Zenobia Zmyślińska', contact: 'ul. Zmyślona 2', words: 'Kopia danych', received_by: lead },
  })
  await put('protection.document', {
    ...{ id: newId(), institution_id: ops, kind: 'activity', thread_id: newId(), no: 1, name: 'Praca z rodziną' },
    ...{ texts: '{}', from_on: DAY, published_by: lead, published_at: DAY },
  })
  await put('protection.data_agreement', {
    ...{ id: newId(), institution_id: ops, kind: 'we_process', party: 'Gmina', subject: 'Próba', document_no: 'U/900' },
    ...{ signed_on: DAY, from_on: DAY, entered_by: lead, entered_at: DAY },
  })
  const gathered = newId()
  await put('notices.mail', {
    id: gathered,
    person_id: lead,
    form: 'daily',
    due_at: '2026-11-24T06:00:00Z',
    made_at: DAY,
    unsubscribe_hash: hashSecret(MAIL_SECRET),
  })
  await put('notices.notice', {
    ...{
      id: newId(),
      person_id: lead,
      kind: 'task_given',
      case_id: caseId,
      case_code: 'TEST-1',
      link: `/cases/${caseId}`,
    },
    ...{ made_at: DAY, sorted_at: DAY, mail_id: gathered },
  })
  await put('notices.preference', { person_id: lead, kind: 'task_given', channel: 'daily' })
  await put('notices.setting', { person_id: lead, weekly_on: 3 })
  const calendar = newId()
  await put('notices.calendar_link', {
    id: calendar,
    person_id: lead,
    token_hash: hashSecret(CALENDAR_SECRET),
    made_at: DAY,
  })
  await put('learning.certificate', {
    id: ids.certificate,
    code: CERTIFICATE_CODE,
    person_id: lead,
    institution_id: ops,
    subject_kind: 'course',
    subject_id: newId(),
    institution: 'GOPS',
    name: 'Osoba Zmyślona',
    title: 'Rozmowa z rodziną',
    programme: [],
    minutes: 90,
    began_on: '2026-11-02',
    finished_on: '2026-11-20',
    issued_on: '2026-11-20',
    hash: Buffer.alloc(32),
    state: 'valid',
    state_on: '2026-11-20',
  })
  await put('learning.issuer', { id: newId(), institution_id: ops, named_by: lead, named_at: DAY })
  await put('learning.certificate_try', { address_hash: Buffer.from('a'), at: DAY })
  await put('notices.calendar_try', { address_hash: Buffer.from('a'), link_id: calendar, at: DAY })
  await put('platform.seal', {
    day: '2026-11-22',
    heads: 1,
    digest: Buffer.from('s'),
    prev_digest: Buffer.from(''),
  })
  await put('identity.failed_attempt', { id: newId(), address_hash: Buffer.from('a'), at: DAY })
  await put('platform.once', { token: 'x', person_id: lead, location: `/cases/${caseId}`, at: DAY })
  const since = { person_id: lead, created_at: DAY }
  await put('identity.session', { token_hash: Buffer.from('s'), ...since, seen_at: DAY })
  await put('identity.ticket', {
    token_hash: Buffer.from('t'),
    ...since,
    purpose: 'password_reset',
    expires_at: '2026-11-24',
  })
  const factor = newId()
  await put('identity.second_factor', {
    ...{ id: factor, person_id: lead, since: DAY, last_step: 0 },
    ...{ sealed_key: sealedKey(VAULT, factor, APP_KEY), sealed_by: VAULT.mark },
  })
  const mine = { person_id: lead, factor_id: factor, made_at: DAY }
  await put('identity.recovery_code', { code_hash: codeHash(VAULT, factor, RECOVERY_CODE), ...mine })
  await put('identity.half_sign_in', {
    ...{ token_hash: Buffer.from('h'), person_id: lead, password_mark: Buffer.from('p'), began_at: DAY },
    ...{ back: `/cases/${caseId}`, typed: JSON.stringify({ family: ['Zmyślińska'] }) },
  })
  return ids
}

/** A text of the library that only a team may open; its card is for everybody. */
async function restrictedText(put: Founding['put'], newId: () => string, variant: string, lead: string) {
  const [item, edition] = [newId(), newId()]
  const names = { kind: 'material', slug: 'dla-zespolu', lang: 'pl', variant }
  await put('learning.item', { id: item, ...names, access: 'team', strangers: 'card', added_at: DAY })
  const card = { title: 'Dla zespołu', summary: 'Tylko dla zespołu.', author: 'Redakcja', card: '{}' }
  const states = { no: 1, label: '1.0', edition_date: DAY, state: 'published', publish_at: DAY, written_at: DAY }
  await put('learning.edition', { id: edition, item_id: item, ...card, ...states })
  const body = { front: '{}', markdown: 'Zmyślińska', terms: [], digest: Buffer.from('00', 'hex') }
  await put('learning.body', { edition_id: edition, ...body })
  const [own, of] = [{ person_id: lead }, { edition_id: edition }]
  await put('learning.progress', { ...own, ...of, lesson_id: item, read_at: DAY })
  const result = { given: '{}', sent_at: DAY, points: 1, of_points: 1, passed: true }
  await put('learning.quiz_try', { id: newId(), ...own, ...of, lesson_id: item, seed: newId(), ...result })
  await put('learning.lesson_note', { ...own, lesson_id: item, note: 'Zapytać o dojazd.', kept_at: DAY })
  await put('learning.checklist_mark', { ...own, lesson_id: item, line: 'Zaprosić', ticked: true, marked_at: DAY })
  const course = { course_id: item, finished_at: DAY, lessons: 1, quizzes: 1, minutes: 30 }
  await put('learning.course_finish', { id: newId(), ...own, ...of, ...course })
}
