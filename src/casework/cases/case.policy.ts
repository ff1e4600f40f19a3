import { follows, myself, policy, rel, system } from '#platform'

/** Conflict of interest beats every grant. */
const denied = rel('case_id', 'authz.cases_denied_to_me')
const taking = rel('case_id', 'authz.forms_of_cases_i_work_in')
const seen = rel('case_id', 'authz.cases_i_see')
const kept = rel('case_id', 'authz.cases_i_keep')

export const casePolicy = policy({
  table: 'casework.case',
  rules: {
    read: [rel('id', 'authz.cases_i_see')],
    open: [
      rel(['unit_code', 'owner_institution_id'], 'authz.keepers_i_may_open_cases_for', ['unit_code', 'institution_id']),
    ],
    move: [rel('id', 'authz.cases_i_may_move')],
    keep: [rel('id', 'authz.cases_i_keep')],
  },
  never: rel('id', 'authz.cases_denied_to_me'),
  rowSecurity: { select: ['read'], insert: ['open'], update: ['move'] },
})

export const seatPolicy = policy({
  table: 'casework.seat',
  rules: {
    read: [seen, myself('person_id')],
    seat: [kept, rel('case_id', 'authz.cases_i_just_opened')],
    release: [kept],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['seat'], update: ['release'] },
})

/** Who is kept out of a case is known to those who keep it, never to the person. */
export const deniedPolicy = policy({
  table: 'casework.denied',
  rules: { read: [kept], deny: [kept], lift: [kept] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['deny'], update: ['lift'] },
})

export const subjectPolicy = policy({
  table: 'casework.subject',
  rules: {
    read: [
      taking,
      rel('case_id', 'authz.cases_i_opened_in_emergency'),
      rel('case_id', 'authz.cases_under_inspection', ['case_id']),
    ],
    enter: [kept, rel('case_id', 'authz.cases_i_just_began')],
    correct: [kept],
    takePart: [rel('case_id', 'authz.cases_whose_consents_i_may_record')],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['enter'], update: ['correct', 'takePart'] },
})

export const visitPolicy = policy({
  table: 'casework.visit',
  rules: {
    read: [seen],
    begin: [rel('case_id', 'authz.cases_i_may_move'), rel('case_id', 'authz.cases_i_just_began')],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['begin'] },
})

export const stepDonePolicy = policy({
  table: 'casework.step_done',
  rules: {
    read: [seen],
    do: [rel(['case_id', 'step'], 'authz.steps_i_may_do')],
    recordFor: [rel(['case_id', 'step'], 'authz.steps_i_may_record')],
    takeOver: [rel('case_id', 'authz.cases_i_am_taking_over')],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['do', 'recordFor', 'takeOver'] },
})

export const eventPolicy = policy({
  table: 'casework.event',
  rules: { read: [seen], note: [seen] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['note'] },
})

export const lastLookPolicy = policy({
  table: 'casework.last_look',
  rules: { read: [myself('person_id')], look: [myself('person_id')] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['look'], update: ['look'] },
})

/** A fact about an item, a pointer, a denial, a letter of an authority, a shield or two persons kept apart is seen only together with it; any other fact of a case by whoever sees the case. */
export const factPolicy = policy({
  table: 'platform.fact',
  rules: {
    read: [
      myself('actor_id'),
      rel(['chain_id', 'about_item'], 'authz.case_facts_i_see', ['case_id', 'about_item']),
      follows(['chain_id', 'item_id'], 'casework.item', ['case_id', 'id']),
      follows('chain_id', 'casework.blue_card_pointer'),
      follows('chain_id', 'casework.denied'),
      follows('chain_id', 'casework.bundle'),
      follows('chain_id', 'casework.shield'),
      follows('chain_id', 'casework.apart'),
      follows('chain_id', 'casework.side'),
      follows('chain_id', 'casework.official_letter'),
    ],
  },
  never: rel('chain_id', 'authz.cases_denied_to_me'),
  seenAs: ['chain_id', 'seq'],
  rowSecurity: { select: ['read'] },
})

export const filePolicy = policy({
  table: 'platform.file',
  rules: {
    read: [
      rel('id', 'authz.files_i_see'),
      follows('id', 'casework.item_file', 'file_id'),
      follows('id', 'model.attachment', 'file_id'),
    ],
    upload: [myself('uploaded_by'), system('setup')],
  },
  rowSecurity: { select: ['read'], insert: ['upload'] },
})
