import { MONDAY, VAULT } from '#test/world.ts'
import { compartmentRows, tellingWord } from './ledger-compartment-rows.fixture.ts'
import { inspectionRows } from './ledger-inspection-rows.fixture.ts'
import { minutesRows } from './ledger-minutes-rows.fixture.ts'
import { PERSONS, READERS, type Situation } from './ledger-situations.fixture.ts'
import { type InCase, inHex, type Known, type Put, type Row, SEALED } from './ledger-tables.fixture.ts'

export type Arranged = {
  readonly caseId: string
  readonly code: string
  /** The PESEL of the first person of the family. */
  readonly pesel: string
  readonly items: readonly string[]
  /** Those that say what somebody is called. */
  readonly named: readonly string[]
  readonly emergencies: readonly string[]
  readonly inspections: readonly string[]
  /** The meeting whose minutes are written, where anything was said. */
  readonly meetingId: string | null
}

/** What an entry says: no other text has it, and no address. Letters alone, so that it may be a surname. */
export const markOf = (itemId: string): string =>
  `Znak${itemId
    .replaceAll('-', '')
    .slice(-20)
    .replace(/./g, (digit) => LETTERS[Number.parseInt(digit, 16)] ?? '')}`
const LETTERS = 'abcdefghijklmnop'

const SINCE = '2026-11-02'
const HOUR = 3_600_000

/** The rows of one situation, as a case of its own. */
export function rowsOf(told: Situation, known: Known, put: Put): Arranged {
  const { caseId, code } = caseRows(told, known, put)
  const ids = Array.from({ length: PERSONS }, (_, at) => {
    const id = known.newId()
    put('subject', { id, case_id: caseId, no: at + 1, adult: true, entered_on: SINCE })
    return id
  })
  const subjects = (no: number | null) => (no === null ? null : (ids[no] ?? null))
  const at = { caseId, subjects }
  const pesel = known.newNumber()
  put('secret', numberRow(pesel, ids[0] ?? '', caseId, known))
  compartmentRows(told, known, at, put)
  const items = itemRows(told, known, at, put)
  const emergencies = emergencyRows(told, known, caseId, put)
  const inspections = inspectionRows(told, known, caseId, put)
  disclosureRows(told, known, { ...at, items }, put)
  const named = items.filter((_, no) => told.items[no]?.kind === 'identity')
  const meetingId = minutesRows(told, known, { caseId, items }, put)
  return { caseId, code, pesel, items, named, emergencies, inspections, meetingId }
}

function caseRows(told: Situation, { partners, readers, newId, versionId }: Known, put: Put) {
  const caseId = newId()
  const code = `${markOf(caseId).toUpperCase()}-1`
  const of = { case_id: caseId }
  const [keeper] = partners
  put('case', {
    ...{ id: caseId, code, unit_code: '260401', owner_institution_id: keeper?.id, version_id: versionId },
    ...{ process: 'praca-z-rodzina', opened_on: SINCE, opened_by: keeper?.worker },
    ...{ stage: 'diagnoza', subject_kind: 'family' },
  })
  put('visit', { ...of, no: 1, stage: 'diagnoza', entered_at: MONDAY, entered_on: SINCE, made_by: keeper?.worker })
  for (const { reader, role, until } of told.seats) {
    const institution_id = partners[READERS[reader]?.of ?? 0]?.id
    put('seat', {
      ...{ id: newId(), ...of, person_id: readers[reader], institution_id, role, from_on: SINCE, until_on: until },
    })
  }
  for (const reader of told.denied) put('denied', { id: newId(), person_id: readers[reader], ...of, since: MONDAY })
  return { caseId, code }
}

/** Kept as the program keeps it, to be found again and never opened here. */
function numberRow(pesel: string, subjectId: string, caseId: string, { newId, partners }: Known): Row {
  const digest = VAULT.digest('PESEL to find again', '', pesel)
  return {
    ...{
      id: newId(),
      case_id: caseId,
      subject_id: subjectId,
      kind: 'pesel',
      sealed: SEALED,
      sealed_by: inHex(VAULT.mark),
    },
    ...{ sealed_end: SEALED, digest: inHex(digest), patterns: [], entered_by: partners[0]?.worker, entered_at: MONDAY },
  }
}
function itemRows(told: Situation, known: Known, { caseId, subjects }: InCase, put: Put): readonly string[] {
  const { partners, newId } = known
  const of = { case_id: caseId }
  const forms = formRows(known, caseId, put)
  const plan = newId()
  if (told.items.some(({ planned }) => planned))
    put('plan', {
      ...{ id: plan, ...of, form_instance_id: forms[0], no: 1 },
      ...{ from_on: SINCE, until_on: '2027-05-24', state: 'replaced' },
    })
  return told.items.map((one, no) => {
    const id = newId()
    const author = partners[one.author]
    const answer = {
      kind: 'answer',
      section: 'obszary-wkladu',
      row_key: AREAS[no],
      form_instance_id: forms[one.author],
    }
    put('item', {
      ...{ ...of, id, keeper_institution_id: partners[0]?.id, owner_institution_id: author?.id },
      ...{ category: one.category, subject_id: subjects(one.subject), written_by: author?.worker },
      responsible_institution_id: one.responsible === null ? null : partners[one.responsible]?.id,
      created_at: MONDAY,
      ...(one.kind === 'answer' ? answer : { kind: one.kind, section: null, row_key: null, form_instance_id: null }),
      body: bodyOf(one, id, tellingWord(caseId, told.shields[one.tells ?? told.shields.length])),
    })
    const about = { ...of, item_id: id }
    if (one.informant !== null) put('informant_mark', informantRow(about, one.informant, author, newId()))
    if (one.planned) put('plan_goal', { ...about, plan_id: plan, row_key: `cel-${no}`, subject_id: null })
    if (one.kind === 'apart') put('apart', pairRow(one.pair, about, subjects, known))
    return id
  })
}

function formRows({ partners, newId, versionId }: Known, caseId: string, put: Put): readonly string[] {
  return partners.map(({ id: institution_id, worker }, no) => {
    const id = newId()
    put('form_instance', {
      ...{ id, case_id: caseId, form: 'karta-diagnozy', version_id: versionId, no: no + 1, institution_id },
      ...{ started_by: worker, completed_by: worker, completed_on: SINCE, completed_at: MONDAY, digest: {} },
      ...{ state: 'completed', row_version: 1, visit_no: 1 },
    })
    return id
  })
}

/** Areas of life of the model, one for each entry of a situation. */
const AREAS = ['dom', 'utrzymanie', 'zdrowie', 'nalogi'] as const

function bodyOf({ kind, reached }: Situation['items'][number], id: string, telling: string): Row {
  const words = `${markOf(id)} ${telling}`.trim()
  if (kind === 'answer') return { fields: { 'co-widzimy': words } }
  if (kind === 'apart') return { reason: words }
  if (kind === 'minutes') return { text: words }
  const phone = reached ? '600 100 200' : null
  return { given: 'Zenobia', family: words, born: null, phone, safeContact: null }
}

function informantRow(
  of: Row,
  informant: 'standing' | 'lifted',
  author: Known['partners'][number] | undefined,
  id: string,
) {
  const lifted = informant === 'lifted'
  return {
    ...{ id, ...of, institution_id: author?.id, names: null, marked_by: author?.worker, marked_at: MONDAY },
    ...{ lifted_at: lifted ? MONDAY : null, lifted_by: lifted ? author?.worker : null },
  }
}

type Pair = Situation['items'][number]['pair']
function pairRow({ kind, days, ended }: Pair, of: Row, subjects: InCase['subjects'], { newId, partners }: Known): Row {
  return {
    ...{ id: newId(), ...of, one_subject_id: subjects(0), other_subject_id: subjects(1), kind },
    ...{ basis: 'own_assessment', from_on: days[0], until_on: days[1], decided_by: partners[0]?.worker },
    ...{ decided_at: MONDAY, ended_at: ended ? MONDAY : null, ended_by: ended ? partners[0]?.worker : null },
  }
}

function emergencyRows(told: Situation, { partners, readers, newId, now }: Known, caseId: string, put: Put) {
  return told.emergencies.map(({ reader, hoursAgo, hours, ended }) => {
    const id = newId()
    const opened = now.getTime() - hoursAgo * HOUR
    put('emergency', {
      ...{ id, case_id: caseId, person_id: readers[reader], institution_id: partners[READERS[reader]?.of ?? 0]?.id },
      ...{ danger: 'child', reason: 'Dziecko nie wróciło ze szkoły.' },
      ...{ opened_at: new Date(opened), until_at: new Date(opened + hours * HOUR) },
      ...{ ended_at: ended ? now : null, ended_by: ended ? partners[0]?.worker : null },
    })
    return id
  })
}

type WithItems = InCase & { readonly items: readonly string[] }

function disclosureRows(told: Situation, known: Known, { caseId, subjects, items }: WithItems, put: Put): void {
  const { partners, readers, versionId, newId, endedAccession } = known
  for (const one of told.disclosures) {
    const giver = partners[one.from]
    put('disclosure', {
      ...{ id: newId(), case_id: caseId, owner_institution_id: giver?.id },
      recipient_institution_id: partners[one.to]?.id,
      ...{ recipient_role: one.role, recipient_person_id: one.reader === null ? null : readers[one.reader] },
      ...{ category: one.category, item_id: one.item === null ? null : items[one.item % items.length] },
      ...{ subject_id: subjects(one.subject), extent: one.extent, version_id: versionId, ground: 'podstawa-zadanie' },
      ...{ ground_kind: 'statutory_task', ground_record: {}, purpose: 'Wspólna praca' },
      ...{ valid_from: one.days[0], valid_until: one.days[1], decided_by: giver?.worker, decided_at: MONDAY },
      ...{ withdrawn_at: one.withdrawn ? MONDAY : null, agreement_id: one.restsOnEnded ? endedAccession : null },
    })
  }
}
