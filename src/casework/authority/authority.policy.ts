import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const consents = rel('case_id', 'authz.cases_whose_consents_i_may_record')
const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])

/** Read by whoever may read the entry it belongs to: one under the category of identity. */
export const authorityPolicy = policy({
  table: 'casework.authority',
  rules: { read: [itsItem], record: [kept], correct: [kept] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['record'], update: ['correct'] },
})

export const incapacityPolicy = policy({
  table: 'casework.incapacity',
  rules: { read: [itsItem], record: [kept], correct: [kept] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['record'], update: ['correct'] },
})

export const consentForPolicy = policy({
  table: 'casework.consent_for',
  rules: { read: [itsItem], record: [kept, consents], withdraw: [kept, consents] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['record'], update: ['withdraw'] },
})
