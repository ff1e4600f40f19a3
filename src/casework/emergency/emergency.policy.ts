import { myself, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const audited = rel('case_id', 'authz.cases_i_audit')

/** Emergency access: known with its words to those who keep the case and to whoever opened it. Only the database adds one. */
export const emergencyPolicy = policy({
  table: 'casework.emergency',
  rules: { read: [kept, myself('person_id')], end: [kept, myself('person_id')] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], update: ['end'] },
})

export const emergencyReviewPolicy = policy({
  table: 'casework.emergency_review',
  rules: { read: [kept, audited], review: [kept, audited] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['review'] },
})
