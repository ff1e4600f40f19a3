import { policy, rel } from '#platform'

const kept = rel('case_id', 'authz.cases_i_keep')
const receiving = rel('to_unit_code', 'authz.units_i_take_cases_over_in')

/** Seen by those who keep the case, by the institution that coordinates the team of the other gmina, and by those who keep the new case. */
export const handoverPolicy = policy({
  table: 'casework.case_handover',
  rules: {
    read: [kept, receiving, rel('to_case_id', 'authz.cases_i_keep')],
    offer: [kept],
    takeBack: [kept],
    answer: [receiving],
  },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['offer'], update: ['takeBack', 'answer'] },
})
