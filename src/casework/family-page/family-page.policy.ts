import { policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')

/** Whether a way to reach somebody is safe is confirmed by those who keep the case. */
export const familyContactPolicy = policy({
  table: 'casework.family_contact',
  rules: { read: [kept], confirm: [kept] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['confirm'] },
})

/** Codes are made and ended by those who keep the case; whoever holds one reads no row of this table. */
export const familyLinkPolicy = policy({
  table: 'casework.family_link',
  rules: { read: [kept], make: [kept], end: [kept] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['make'], update: ['end'] },
})
