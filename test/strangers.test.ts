import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { fillRegisters } from '#test/registers.ts'
import { caseWorld } from '../src/casework/cases/case-world.fixture.ts'
import { PESEL, richCase } from '../src/casework/cases/rich-case.fixture.ts'
import { peselDigest } from '../src/casework/families/secret.store.server.ts'
import { asking, countedThreeWays, told, type Viewer } from './support/raw-sql.ts'
import { attachedModel } from './who-may/attached.ts'
import { citedModel } from './who-may/cited.ts'
import { consultedModel } from './who-may/consulted.ts'
import { listedServices } from './who-may/listed.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { lead, teacher, outsider, analyst, administrator, unsigned, found, newId, rows } = world
const { caseId, subject, itemId, formId: request, conflicted } = await richCase(world)

const [team] = await rows<{ id: string }>('select id from teams.body')
const [code] = await rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
const [bundle] = await rows<{ id: string }>('select id from casework.bundle')
const [sitting] = await rows<{ id: string }>('select id from casework.sitting')
const [meeting] = await rows<{ id: string }>('select id from casework.meeting')
const [pair] = await rows<{ id: string }>('select id from casework.apart')
const [leave] = await rows<{ id: string }>('select id from casework.stand_in')
const [line] = await rows<{ id: string }>('select id from casework.basket_item where case_id = $1', [caseId])
const [hold] = await rows<{ id: string }>('select id from casework.unit_hold')
const [source] = await rows<{ id: string }>('select id from casework.envelope_source')
const people = await rows<{ id: string }>('select id from casework.subject where case_id = $1', [caseId])
const [emergency] = await rows<{ id: string }>('select id from casework.emergency')
const [entry] = await rows<{ id: string }>('select id from casework.destruction_entry')
const [inspection] = await rows<{ id: string }>('select id from casework.inspection')
const [said] = await rows<{ id: string; meeting_id: string }>('select id, meeting_id from casework.sentence')
const { id: sentenceId = '', meeting_id: meetingId = '' } = said ?? {}
const [agreement] = await rows<{ id: string }>(`select id from institutions.agreement where kind = 'accession' limit 1`)
const number = (await world.as(lead, async (ctx) => peselDigest(ctx, PESEL))).toString('hex')
await consultedModel(world, { leads: world.coordinator, writes: world.coordinator })
await citedModel(world)
await listedServices(world)
await attachedModel(world, { team: world.coordinator, administrator: world.coordinator })
await world.rows(`insert into model.remark_try (address_hash, at) values ('\\x00', now())`)
await fillRegisters(found, newId, { caseId, subject, lead, ops: world.ops, body: team?.id ?? '' })

/** What a table shows to those who have no part in the case. Everything not named here shows them nothing. */
type Line = {
  /** Which rows are somebody's own, so that finding them is right. */
  readonly own?: string
  /** Who keeps this register and therefore reads it whole. None of them holds content about a family. */
  readonly keeps?: readonly Viewer[]
  /** Nobody reads the table, whoever asks. */
  readonly closed?: true
}
const VIEWERS: Readonly<Record<Viewer, string | null>> = {
  nobody: null,
  stranger: outsider,
  analyst,
  administrator,
  'colleague without a statement': unsigned,
  'colleague with a conflict of interest': conflicted,
}
const viewers = Object.keys(VIEWERS) as readonly Viewer[]
const NOTHING: Line = {}
const CLOSED: Line = { closed: true }
const OF_MY_INSTITUTION = 'institution_id in (select institution_id from institutions.employment where person_id = $1)'

const TABLES: Readonly<Record<string, Line>> = {
  'casework.acceptance': NOTHING,
  'casework.agenda_line': NOTHING,
  'casework.agenda_member': NOTHING,
  'casework.answer_link': NOTHING,
  'casework.archive_decision': NOTHING,
  'casework.apart': NOTHING,
  'casework.attendance': NOTHING,
  'casework.authority': NOTHING,
  'casework.basket_item': NOTHING,
  'casework.blue_card_pointer': NOTHING,
  'casework.blue_card_reader': NOTHING,
  'casework.bundle': NOTHING,
  'casework.bundle_piece': NOTHING,
  'casework.card_copy': NOTHING,
  'casework.case': NOTHING,
  'casework.case_handover': NOTHING,
  'casework.case_migration': NOTHING,
  'casework.clock': NOTHING,
  'casework.clock_notice': NOTHING,
  'casework.consent': NOTHING,
  'casework.consent_for': NOTHING,
  'casework.consent_text': NOTHING,
  'casework.date_poll': NOTHING,
  'casework.denied': NOTHING,
  'casework.destruction': NOTHING,
  'casework.destruction_entry': NOTHING,
  'casework.disclosure': NOTHING,
  'casework.disclosure_consent': NOTHING,
  // Figures of a trial of a mapping, for the team of its model and the administrator; no case.
  'casework.dry_run': { keeps: ['administrator'] },
  'casework.emergency': NOTHING,
  'casework.emergency_review': NOTHING,
  'casework.emergency_try': CLOSED,
  'casework.event': NOTHING,
  'casework.extract': NOTHING,
  'casework.family_contact': NOTHING,
  'casework.family_link': NOTHING,
  'casework.filing': NOTHING,
  'casework.form_draft': NOTHING,
  'casework.form_instance': NOTHING,
  'casework.given_outside': NOTHING,
  'casework.incapacity': NOTHING,
  'casework.informant_mark': NOTHING,
  'casework.inspection': { own: 'id in (select w.inspection_id from casework.inspector w where w.person_id = $1)' },
  'casework.inspection_case': NOTHING,
  'casework.inspector': { own: 'person_id = $1' },
  'casework.institution_support': NOTHING,
  'casework.item': NOTHING,
  'casework.item_file': NOTHING,
  'casework.item_service': NOTHING,
  'casework.last_look': NOTHING,
  'casework.legal_hold': NOTHING,
  // The pattern of numbers and the templates of letters, for whoever works in the institution; nothing of a case.
  'casework.letter_numbering': { own: OF_MY_INSTITUTION },
  'casework.letter_part': NOTHING,
  'casework.letter_sent': NOTHING,
  'casework.live_minutes': NOTHING,
  'casework.letter_template': { own: OF_MY_INSTITUTION },
  'casework.look_judgement': NOTHING,
  'casework.meeting': NOTHING,
  'casework.meeting_change': NOTHING,
  'casework.migration': NOTHING,
  'casework.migration_answer': NOTHING,
  'casework.minutes_reply': NOTHING,
  'casework.official_letter': NOTHING,
  'casework.own_letter': NOTHING,
  'casework.own_letter_proof': NOTHING,
  'casework.plan': NOTHING,
  'casework.plan_action': NOTHING,
  'casework.plan_goal': NOTHING,
  'casework.poll_answer': NOTHING,
  'casework.envelope_source': NOTHING,
  'casework.money_entry': NOTHING,
  'casework.project_case': NOTHING,
  'casework.need': NOTHING,
  'casework.fair_line': NOTHING,
  'casework.fair_proposal': NOTHING,
  'casework.need_decision': NOTHING,
  'casework.planning_rules': { own: '$1::uuid is not null' },
  'casework.purchase': NOTHING,
  'casework.purchase_item': NOTHING,
  'casework.purchase_receipt': NOTHING,
  'casework.poll_date': NOTHING,
  'casework.plenary': NOTHING,
  'casework.plenary_presence': NOTHING,
  'casework.plenary_reply': NOTHING,
  'casework.plenary_task': NOTHING,
  'casework.poll_guest': NOTHING,
  'casework.request': NOTHING,
  'casework.safe_contact': NOTHING,
  'casework.seat': NOTHING,
  'casework.secret': CLOSED,
  'casework.sentence': NOTHING,
  'casework.sentence_item': CLOSED,
  'casework.sharing_consent': NOTHING,
  'casework.shield': NOTHING,
  'casework.shield_reader': NOTHING,
  'casework.shielded_item': CLOSED,
  'casework.side': NOTHING,
  'casework.social_project': { own: OF_MY_INSTITUTION },
  'casework.stand_in': { own: 'absent_id = $1 or stand_in_id = $1' },
  'casework.sitting': NOTHING,
  'casework.sitting_change': NOTHING,
  'casework.sitting_slot': NOTHING,
  'casework.step_done': NOTHING,
  'casework.subject': NOTHING,
  'casework.task': NOTHING,
  'casework.task_act': NOTHING,
  'casework.task_series': NOTHING,
  'casework.task_support': NOTHING,
  'casework.unit_hold': NOTHING,
  'casework.visit': NOTHING,
  'casework.waiting': NOTHING,
  'casework.waiting_order': NOTHING,
  // How long a leave may be and with how many families one may work: no secret.
  'casework.work_limit': { own: '$1::uuid is not null' },
  'casework.vote': NOTHING,
  'platform.draft': NOTHING,
  'platform.fact': NOTHING,
  'platform.fact_head': CLOSED,
  // Files of drafts of a model, for the administrator as for its team; none of them is about a case.
  'platform.file': { own: `id in (select file_id from model.attachment) and $1 = '${administrator}'` },
  // Letters say whom to write to and which template; the administrator finds out here why an invitation did not arrive.
  'platform.mail': { keeps: ['administrator'] },
  'platform.once': NOTHING,
  // Day, number of chains and a digest: proof that none vanished.
  'platform.seal': { keeps: ['administrator'] },
  // Names and addresses on their way into the register: whoever sent the list, and nobody else.
  'institutions.import_list': NOTHING,
  // Signed by gminas, institutions and workers; the region supports the teams it covers, colleagues read what binds their own.
  'institutions.agreement': {
    own: `id in (select agreement_id from institutions.agreement_party where person_id = $1 or institution_id in
      (select institution_id from institutions.employment where person_id = $1))`,
    keeps: ['analyst', 'administrator'],
  },
  // Breaches and requests of people: for the officer and the head of the institution, a breach for its reporter too.
  'protection.data_agreement': NOTHING,
  'protection.document': NOTHING,
  'protection.incident': NOTHING,
  'protection.request': NOTHING,
  'protection.request_worker': NOTHING,
  // What waits to be looked through, for its keeper and the teams of the models it cites; aggregates of practice, for teams of models and of cases.
  'model.dependant_review': { keeps: ['administrator'] },
  'model.evidence': { keeps: ['analyst'] },
  'model.evidence_month': NOTHING,
  'model.attachment': { own: `$1 = '${administrator}'` },
  // What was remarked on a model, and who was asked by name: for its author, whoever is asked and the team of the model.
  'model.consultation_circle': NOTHING,
  'model.remark': { own: 'author_id = $1' },
  'model.remark_answer': NOTHING,
  'model.remark_try': CLOSED,
  // What one person is told, and how that person wants to hear; the secret of a calendar is in a column that nobody reads.
  'notices.notice': NOTHING,
  'notices.mail': NOTHING,
  'notices.preference': NOTHING,
  'notices.setting': NOTHING,
  'notices.calendar_link': NOTHING,
  'notices.calendar_try': CLOSED,
  // What is in the directory is told to everybody or to whoever has signed in; how it came about only to whoever keeps the entry.
  'directory.confirm_link': NOTHING,
  'directory.import_list': NOTHING,
  'directory.proposal': NOTHING,
  'directory.resource': { own: `$1::uuid is not null`, keeps: ['nobody'] },
  // Reached by those who keep the map of their gmina, whatever they do in cases.
  'directory.resource_contact': {
    own: `exists (select from institutions.employment e join institutions.area a on a.institution_id = e.institution_id
      join institutions.institution i on i.id = e.institution_id
      where e.person_id = $1 and a.unit_code = '260401' and i.sector = 'social_assistance' and i.level = 'gmina')`,
  },
  'directory.service': { own: `$1::uuid is not null`, keeps: ['nobody'] },
  'directory.service_version': NOTHING,
  // How much there is; who holds or waits is in the cases.
  'directory.supply': { own: `$1::uuid is not null`, keeps: ['nobody'] },
  // What is there to be learnt from is told to everybody; the words behind a card only to whoever may open it (src/learning/content/gate.test.ts).
  'learning.item': { own: `$1::uuid is not null`, keeps: ['nobody'] },
  'learning.edition': { own: `$1::uuid is not null`, keeps: ['nobody'] },
  'learning.body': { keeps: ['administrator'] },
  // Its holder's, the head's and the issuer's; by its whole code a certificate is told to anybody (learning.certificate_by_code).
  'learning.certificate': NOTHING,
  'learning.certificate_series': CLOSED,
  'learning.certificate_try': CLOSED,
  'learning.issuer': { keeps: ['administrator'] },
  'learning.placeholder': { own: `$1::uuid is not null`, keeps: ['nobody'] },
  // What somebody did in courses is their own; the course that they finished is told to whoever heads them.
  'learning.progress': NOTHING,
  'learning.quiz_try': NOTHING,
  'learning.lesson_note': NOTHING,
  'learning.checklist_mark': NOTHING,
  'learning.course_finish': NOTHING,
  'teams.step_done': { keeps: ['analyst', 'administrator'] },
  'identity.account': { own: 'person_id = $1', keeps: ['administrator'] },
  'identity.session': { own: 'person_id = $1', keeps: ['administrator'] },
  'identity.ticket': { keeps: ['administrator'] },
  'identity.address_salt': CLOSED,
  'identity.failed_attempt': NOTHING,
  // Since when somebody signs in by an app. The key of the app and the digests of codes are in columns that nobody reads.
  'identity.second_factor': { own: 'person_id = $1', keeps: ['administrator'] },
  'identity.recovery_code': { own: 'person_id = $1' },
  'identity.half_sign_in': NOTHING,
}

const [migration] = await rows<{ id: string; migration_id: string }>(
  'select id, migration_id from casework.case_migration',
)

describe('the case that nobody else should find', () => {
  test('every table of casework, platform and notices has a line here, so a new one cannot be forgotten', async () => {
    const found = await rows<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('casework', 'platform', 'notices') and c.relkind in ('r', 'p', 'v', 'm') order by 1`,
    )
    const listed = Object.keys(TABLES).filter((name) => /^(casework|platform|notices)\./.test(name))
    expect(found.map(({ name }) => name)).toEqual(listed.sort())
  })

  test('every table holds something to find', async () => {
    const empty: string[] = []
    for (const table of Object.keys(TABLES)) {
      const [{ n } = { n: 0 }] = await rows<{ n: number }>(`select count(*)::int as n from ${table}`)
      if (n === 0) empty.push(table)
    }
    expect(empty).toEqual([])
  })

  test('the worker who leads it finds it by the same questions', async () => {
    for (const table of ['case', 'item', 'subject', 'seat', 'plan', 'meeting', 'form_draft', 'item_file']) {
      const counted = await countedThreeWays(database, lead, `casework.${table}`, caseId)
      expect(counted, table).toMatchObject({ any: true })
    }
  })
})

describe.each(viewers)('in raw SQL, as the role of the program, %s', (viewer) => {
  test.each(Object.entries(TABLES))('finds in %s only what is their own', async (table, { own, keeps, closed }) => {
    const who = VIEWERS[viewer]
    const counted = await countedThreeWays(database, who, table, caseId)
    if (closed) return expect(counted).toBeNull()
    if (keeps?.includes(viewer)) return expect(counted).not.toBeNull()
    const [{ n } = { n: 0 }] =
      own && who ? await rows<{ n: number }>(`select count(*)::int as n from ${table} where ${own}`, [who]) : [{ n: 0 }]
    expect(counted).toEqual({ count: n, ofCase: 0, any: n > 0 })
  })

  test('gets no word about the case from a function that looks past row security', async () => {
    const asked: Readonly<Record<string, string>> = {
      'casework.accession_of(uuid,uuid)': `casework.accession_of('${caseId}', '${world.school}')`,
      'casework.add_to_dry_run(uuid,jsonb,uuid)': `casework.add_to_dry_run('${newId()}', '{}', null)`,
      'casework.reached_in_dry_run(uuid)': `casework.reached_in_dry_run('${newId()}')`,
      'casework.answer_parts(uuid)': `(select max(words) from casework.answer_parts('${request}'))`,
      'casework.approve_bundle(uuid,integer,text)': `casework.approve_bundle('${bundle?.id}', 1, null)`,
      'casework.apart_basis(uuid)': `casework.apart_basis('${pair?.id}')`,
      'casework.audited_looks(date,date)': `(select max(code) from casework.audited_looks('2026-01-01', '2026-12-31'))`,
      'casework.authority_structure(uuid)': `casework.authority_structure('${caseId}')`,
      'casework.bundle_figures(uuid)': `(select max(case_code) from casework.bundle_figures('${bundle?.id}'))`,
      'casework.calendar_entry(uuid,uuid)': `(select max(code) from casework.calendar_entry('${meeting?.id}', '${lead}'))`,
      'casework.cases_of_same_people(uuid)': `(select max(c) from casework.cases_of_same_people('${caseId}') c)`,
      'casework.case_structure(uuid)': `casework.case_structure('${caseId}')`,
      'casework.change_counts(uuid)': `(select max(change) from casework.change_counts('${migration?.migration_id}'))`,
      'casework.closed_cases(uuid)': `(select max(code) from casework.closed_cases('${world.ops}'))`,
      'casework.cases_to_inspect(uuid,text[])': `(select max(code) from casework.cases_to_inspect('${world.ops}', array['${code?.code}']))`,
      'casework.people_of_plenary(uuid)': `(select max(name) from casework.people_of_plenary('${sitting?.id}'))`,
      'casework.codes_in_sitting(uuid)': `(select max(code) from casework.codes_in_sitting('${sitting?.id}'))`,
      'casework.cooperation(text,integer,integer)': `(select max(at_least) from casework.cooperation('2604', 2026, 1))`,
      'casework.course_structure(uuid)': `casework.course_structure('${caseId}')`,
      'casework.clock_figures(text,date[])': `(select max(deadline) from casework.clock_figures('2604', '{}'))`,
      'casework.answer_to_tell(uuid)': `(select max(person_id::text) from casework.answer_to_tell('${request}'))`,
      'casework.clocks_to_remind(integer)': `(select max(deadline) from casework.clocks_to_remind(9))`,
      'casework.consents_to_show(uuid,uuid,text,text)': `(select max(giver::text) from casework.consents_to_show('${caseId}', '${newId()}', 'mocne-strony', 'podstawa-zgoda'))`,
      'casework.destroy(uuid)': `(select max(outcome) from casework.destroy('${entry?.id}'))`,
      'casework.end_shown_on(uuid)': `nullif(casework.end_shown_on('${newId()}'), 0)`,
      'casework.envelope_of(uuid)': `casework.envelope_of('${caseId}')`,
      'casework.existences(uuid)': `(select max(category) from casework.existences('${caseId}'))`,
      'casework.family_given(uuid)': `(select max(recipient) from casework.family_given('${subject}'))`,
      'casework.family_view(uuid)': `casework.family_view('${subject}')`,
      'casework.file_answer(uuid,uuid,text,jsonb,jsonb,jsonb,text,date)': `casework.file_answer('${request}', '${newId()}', 'nauka', '{}', '[]', '{}', 'próba', '2026-12-31')`,
      'casework.free_refused(uuid,uuid,uuid)': `casework.free_refused('${caseId}', '${line?.id}', '${newId()}')`,
      'casework.unmet_needs(text,integer)': `(select max(hi) from casework.unmet_needs('260401', 2026))`,
      'casework.waiting_beside(text)': `casework.waiting_beside('2604')`,
      'casework.hold_source(uuid)': `(select max(planned) from casework.hold_source('${source?.id}'))`,
      'casework.codes_in_project(uuid)': `(select max(code) from casework.codes_in_project((select id from casework.social_project limit 1)))`,
      'casework.like_in_year(uuid,integer,text,text,boolean,uuid)': `casework.like_in_year('${source?.id}', 2026, '4300', null, false, null)`,
      'casework.awaits_takeover(uuid,uuid)': `casework.awaits_takeover('${caseId}', '${line?.id}')`,
      'casework.source_sums(uuid)': `(select max(planned) from casework.source_sums('${source?.id}'))`,
      'casework.forms_inspected(uuid,uuid)': `(select max(form) from casework.forms_inspected('${inspection?.id}', '${caseId}'))`,
      'casework.forms_shown_in_emergency(uuid)': `(select max(form) from casework.forms_shown_in_emergency('${caseId}'))`,
      'casework.heads_to_tell(uuid,uuid)': `(select max(p::text) from casework.heads_to_tell('${caseId}', '${world.ops}') p)`,
      'casework.inspected_cases(uuid)': `(select max(code) from casework.inspected_cases('${inspection?.id}'))`,
      'casework.institutions_at_hand(uuid)': `(select max(i::text) from casework.institutions_at_hand('${caseId}') i)`,
      'casework.retype(uuid,text,integer)': `casework.retype((select '${sentenceId}'::uuid), 'obce', 9)`,
      'casework.withheld_lines(uuid,uuid[])': `(select max(place) from casework.withheld_lines('${meetingId}', '{}'))`,
      'casework.is_more_written(uuid,text[],uuid[])': `nullif(casework.is_more_written('${caseId}', array['karta-zgloszenia'], '{}'), false)`,
      'casework.keep_shield(uuid,uuid,jsonb,bytea,bytea,text[])': `casework.keep_shield('${caseId}', '${subject}',
        jsonb_build_object('id', '${newId()}', 'what', 'contact', 'from', '[]'::jsonb), '\\x00', '\\x00', '{}')`,
      'casework.keys_inspected(uuid,uuid)': `(select max(key) from casework.keys_inspected('${inspection?.id}', '${caseId}') key)`,
      'casework.kept_apart(uuid,uuid[])': `(select max('told') from casework.kept_apart('${caseId}', '{${people.map(({ id }) => id).join()}}'))`,
      'casework.leaves_of_colleagues(uuid,uuid[])': `(select max(from_on::text) from casework.leaves_of_colleagues('${world.ops}', array['${lead}'::uuid]))`,
      // A colleague finds their own numbers, and no case in them.
      'casework.load_at(uuid)': `(select nullif(sum(families + by_office + stood_in + meetings + tasks), 0) from casework.load_at('${world.ops}') l where l.person_id <> authz.me())`,
      'casework.local_amounts(uuid)': `casework.local_amounts('${caseId}')`,
      'casework.join_waiting(uuid,uuid,uuid,date)': `casework.join_waiting('${newId()}', '${caseId}', '${line?.id}', '2026-11-23')`,
      'casework.longest_waits(text,date[])': `(select max(deadline) from casework.longest_waits('260401', '{}'))`,
      'casework.migrate_case(uuid,jsonb,date)': `casework.migrate_case('${migration?.id}', '{}', '2026-12-31')`,
      'casework.migration_counts(uuid)': `(select max(verdict) from casework.migration_counts('${migration?.migration_id}'))`,
      'casework.migrations_of(uuid)': `(select max(mapping_id::text) from casework.migrations_of('${caseId}'))`,
      'casework.people_working(uuid)': `(select max(person_id::text) from casework.people_working('${caseId}'))`,
      'casework.places_in_my_cases(uuid)': `(select max(person_id::text) from casework.places_in_my_cases('${caseId}'))`,
      'casework.turns_owned(uuid)': `(select max(institution_id::text) from casework.turns_owned('${caseId}'))`,
      'casework.tasks_to_come_again(integer)': `(select max(task_id::text) from casework.tasks_to_come_again(9))`,
      'casework.task_comes_again(uuid,uuid,integer,date)': `casework.task_comes_again('${newId()}', '${newId()}', 2, '2026-12-31')`,
      'casework.tasks_held(uuid)': `(select max(task_id::text) from casework.tasks_held())`,
      'casework.missing_needs(uuid,uuid,uuid,text,boolean)': `(select max(n) from casework.missing_needs('${world.versionId}', '${teacher}', '${world.school}', 'czlonek-zespolu-rodziny', false) n)`,
      'casework.move_request(uuid,text,text)': `casework.move_request('${request}', 'refused', null)`,
      // Whoever works there may propose a list, and gets its number.
      'casework.next_destruction_no(uuid)': `nullif(casework.next_destruction_no('${world.ops}'), 901)`,
      'casework.offer_units(uuid,timestamp with time zone)': `(select max(o.case_id::text) from directory.service s
        cross join lateral casework.offer_units(s.id, '2026-11-26T08:00:00Z') o)`,
      'casework.open_in_emergency(uuid,jsonb,timestamp with time zone,integer,integer)': `(select nullif(max(answer), 'not_opened')
        from casework.open_in_emergency('${newId()}', jsonb_build_object('code', '${code?.code}', 'danger', 'life', 'reason', 'próba otwarcia'), '2026-11-23T12:00:00Z', 8, 3))`,
      'casework.give_up_secrets_of_other_key(bytea)': `nullif(casework.give_up_secrets_of_other_key('x'), 0)`,
      'casework.opened_in_emergency(uuid)': `(select max(code) from casework.opened_in_emergency('${emergency?.id}'))`,
      'casework.outcomes_of_services(text[])': `(select max(confirmed) from casework.outcomes_of_services(array(select b.what_key from casework.basket_item b)))`,
      'casework.services_elsewhere(uuid)': `(select max(code) from casework.services_elsewhere('${subject}'))`,
      'casework.other_cases_of_person(uuid)': `(select max(code) from casework.other_cases_of_person('${subject}'))`,
      'casework.people_awaited(uuid,uuid,text)': `(select max(p::text) from casework.people_awaited('${caseId}', '${world.ops}', null) p)`,
      'casework.people_with_number(bytea)': `(select max(case_id::text) from casework.people_with_number('\\x${number}'))`,
      'casework.practice(date,date,json)': `(select max(element) from casework.practice('2026-01-01', '2026-12-31',
        '[{ "version": "${world.versionId}", "measure": "stay", "element": "zgloszenie" }]'))`,
      'casework.take_letter_number(uuid,uuid)': `(select max(pattern) from casework.take_letter_number('${caseId}', '${world.ops}'))`,
      'casework.release_unit(uuid,uuid,text)': `(select max(s::text) from casework.release_unit('${caseId}', '${line?.id}', 'ended') s)`,
      'casework.request_deadline(uuid)': `casework.request_deadline('${request}')`,
      'casework.rule_facts(uuid[])': `(select max(case_id::text) from casework.rule_facts(array['${caseId}'::uuid]))`,
      'casework.running_count(uuid,text)': `nullif(casework.running_count('${world.versionId}', '260401'), 0)`,
      'casework.secrets_of_other_key(bytea)': `nullif(casework.secrets_of_other_key('x'), 0)`,
      'casework.secrets_kept(uuid)': `(select max(kind) from casework.secrets_kept('${caseId}'))`,
      'casework.service_of_hold(uuid)': `casework.service_of_hold('${hold?.id}')`,
      'casework.situations(uuid,text,uuid,integer,text[],text[])': `(select max(case_id::text) from casework.situations('${world.versionId}', '260401', null, 9, '{}', '{}'))`,
      'casework.stand_in_lacks(uuid)': `(select max(element) from casework.stand_in_lacks('${leave?.id}'))`,
      'casework.stand_ins_in(uuid)': `(select max(role) from casework.stand_ins_in('${caseId}'))`,
      'casework.settle_stand_ins(uuid)': `(select max(what) from casework.settle_stand_ins('${meeting?.id}'))`,
      'casework.stand_ins_at(uuid)': `(select max(person_id::text) from casework.stand_ins_at('${meeting?.id}'))`,
      'casework.meetings_of_stand_in(uuid)': `(select max(m.meeting_id::text) from casework.stand_in z cross join lateral casework.meetings_of_stand_in(z.id) m)`,
      'casework.sitting_calendar(uuid,uuid)': `(select max(code) from casework.sitting_calendar('${sitting?.id}', '${lead}'))`,
      'casework.slots_of_mine(uuid)': `(select max(code) from casework.slots_of_mine('${sitting?.id}'))`,
      'casework.take_unit(uuid,uuid,uuid)': `casework.take_unit('${newId()}', '${caseId}', '${line?.id}')`,
      'casework.order_to_tell(uuid)': `(select max(case_code) from casework.order_to_tell('${itemId}'))`,
      'casework.tell_order(uuid,text,jsonb)': `casework.tell_order('${newId()}', 'glos-rodziny', '{}')`,
      'casework.tell_helped(uuid,text,jsonb)': `casework.tell_helped('${newId()}', 'glos-rodziny', '{}')`,
      'casework.tells_shielded(uuid,text)': `nullif(casework.tells_shielded('${caseId}', 'ul. Cicha 1'), false)`,
      'casework.told_of_emergency(uuid)': `(select max(p::text) from casework.told_of_emergency('${emergency?.id}') p)`,
      'casework.undo_migration(uuid,jsonb)': `casework.undo_migration('${migration?.id}', '{}')`,
      'casework.unmask(uuid,text,text)': `casework.unmask('${subject}', 'shielded_address', 'safety')`,
      'casework.waiting_place(uuid,uuid)': `(select max(place) from casework.waiting_place('${caseId}', '${line?.id}'))`,
      'casework.workers_to_inspect(uuid)': `(select max(name) from casework.workers_to_inspect('${inspection?.id}'))`,
      'casework.why_seen(uuid,uuid,uuid)': `(select max(reason) from casework.why_seen('${caseId}', '${itemId}', '${VIEWERS[viewer] ?? lead}'))`,
    }
    const open = await rows<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace = 'casework'::regnamespace and p.prosecdef and p.pronargs > 0
         and has_function_privilege('app_runtime', p.oid, 'execute') order by 1`,
    )
    expect(open.map(({ name }) => name)).toEqual(Object.keys(asked).sort())
    const answers: Record<string, unknown> = {}
    for (const [name, call] of Object.entries(asked)) answers[name] = await told(database, VIEWERS[viewer], call)
    expect(answers).toEqual(Object.fromEntries(Object.keys(asked).map((name) => [name, null])))
  })
})

test('nobody but the worker gives the roles of a next version of the model', async () => {
  const roles = JSON.stringify([{ held: 'koordynator-pzk', become: 'koordynator-gminny' }])
  const given = `(select count(*) from teams.take_new_roles('260401', 'wiejski', '${roles}'))`
  for (const who of [null, outsider, lead, world.coordinator]) expect(Number(await told(database, who, given))).toBe(0)
})

describe('figures that could be counted from outside', () => {
  const openCases = `teams.open_cases('${team?.id}')`

  test('how many families a team works with is known to those who serve it and nobody else', async () => {
    expect(await told(database, lead, openCases)).toBeNull()
    expect(await told(database, world.coordinator, openCases)).toBe(1)
    for (const who of [null, outsider, unsigned]) expect(await told(database, who, openCases)).toBeNull()
  })

  test('the right to read an agreement of a team gives nobody a row about its families', async () => {
    expect(agreement).toBeDefined()
    for (const who of [analyst, administrator]) {
      const joined = await asking(database, who, (client) =>
        client.query(
          `select 1 from institutions.agreement a join casework.disclosure d on d.agreement_id = a.id or true limit 1`,
        ),
      )
      expect(joined.rows).toEqual([])
    }
  })
})

test('links of mails and calendars open nothing to anybody who came without one', async () => {
  for (const who of Object.values(VIEWERS)) {
    expect(await told(database, who, `(select max(person_id::text) from notices.mails_by_link())`)).toBeNull()
    expect(await told(database, who, 'notices.stop_mails_by_link()')).toBeNull()
    expect(await told(database, who, `(select max(answer) from notices.calendar_at_hand('x'))`)).toBeNull()
    const read = asking(database, who, (client) => client.query('select token_hash from notices.calendar_link'))
    await expect(read).rejects.toThrow(/permission denied/)
  }
})

test('a wrong code of a certificate opens nothing to anybody', async () => {
  for (const who of Object.values(VIEWERS))
    expect(
      await told(
        database,
        who,
        `(select max(name) from learning.certificate_by_code('${'0'.repeat(20)}', '203.0.113.1'))`,
      ),
    ).toBeNull()
})

test('the link of a provider opens nothing to anybody who came without one, and its hash is read by nobody', async () => {
  for (const who of Object.values(VIEWERS)) {
    expect(await told(database, who, 'directory.confirm_by_link()')).toBeNull()
    const proposed = `directory.propose_by_link('${newId()}', 1, '{}', null, 'Obcy')`
    expect(await told(database, who, proposed)).toBeNull()
    const listed = `(select count(*)::int from directory.services_found(array['260401'], null))`
    expect(await told(database, who, listed)).toBe(who === null ? 1 : 2)
    expect(
      await told(database, who, `(select count(*)::int from directory.services_alike('Wypozyczalnia', 0.4))`),
    ).toBe(who === null ? 0 : 1)
    const read = asking(database, who, (client) => client.query('select token_hash from directory.confirm_link'))
    await expect(read).rejects.toThrow(/permission denied/)
  }
})

test('whoever keeps no case learns how many wait for a service in steps of five, and of hidden entries nothing', async () => {
  for (const who of [null, outsider, analyst, administrator]) {
    const asked = `(select max(f.waiting || ' ' || f.exact) from directory.free_units(array(select id from directory.service), '2026-11-23', null) f
      where f.waiting > 0 or not f.exact)`
    expect(await told(database, who, asked)).toBe(who === null ? null : '0 false')
  }
})

test('nobody reads the secret of a letter from its table; only the job that sends it is told', async () => {
  const [mail] = await rows<{ id: string }>('select id from platform.mail limit 1')
  for (const who of Object.values(VIEWERS)) {
    const read = asking(database, who, (client) => client.query('select secret from platform.mail'))
    await expect(read).rejects.toThrow(/permission denied/)
    expect(await told(database, who, `platform.mail_secret('${mail?.id}')`)).toBeNull()
  }
})
