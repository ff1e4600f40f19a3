import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])
const oneSided = rel('case_id', 'authz.cases_i_am_one_sided_in')

/** How a person is reached safely is read by whoever may read the entry it belongs to: one under the category of identity. */
export const safeContactPolicy = policy({
  table: 'casework.safe_contact',
  rules: { read: [itsItem], record: [kept], replace: [kept] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['record'], update: ['replace'] },
})

/** That something is shielded is known to those alone to whom it is open. Shields are made by casework.keep_shield. */
export const shieldPolicy = policy({
  table: 'casework.shield',
  rules: { read: [rel('id', 'authz.shields_open_to_me')], lift: [kept] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], update: ['lift'] },
})

/** To whom a shielded address or contact is opened is decided by those who keep the case and stand on nobody's side. */
export const shieldReaderPolicy = policy({
  table: 'casework.shield_reader',
  rules: { read: [follows('shield_id', 'casework.shield')], name: [kept], end: [kept] },
  never: [denied, oneSided],
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['name'], update: ['end'] },
})

/** Who is kept apart from whom is read with the entry that holds the reason. */
export const apartPolicy = policy({
  table: 'casework.apart',
  rules: { read: [itsItem], decide: [kept], end: [kept] },
  never: [denied, oneSided],
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['decide'], update: ['end'] },
})

/** Who stands on whose side is known to those who keep the case, and never to the worker. */
export const sidePolicy = policy({
  table: 'casework.side',
  rules: { read: [kept], name: [kept], end: [kept] },
  never: [denied, oneSided],
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['name'], update: ['end'] },
})
