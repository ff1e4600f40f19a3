import { myself, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const leads = rel('case_id', 'authz.cases_i_lead')

/** That a Blue Card procedure runs: for the lead worker, for who recorded it, and for those named one by one. Nobody else finds a trace. */
export const pointerPolicy = policy({
  table: 'casework.blue_card_pointer',
  rules: { read: [rel('case_id', 'authz.pointers_i_may_read')], record: [leads] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['record'], update: ['record'] },
})

export const pointerReaderPolicy = policy({
  table: 'casework.blue_card_reader',
  rules: { read: [leads, myself('person_id')], name: [leads] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['name'], update: ['name'] },
})
