import { policy, rel, system } from '#platform'

const seen = rel('case_id', 'authz.cases_i_see')

/** Who was reminded of a clock and when is known to everybody in the case, so that nobody is reminded twice a day. */
export const clockNoticePolicy = policy({
  table: 'casework.clock_notice',
  rules: {
    read: [seen, system('worker')],
    remind: [
      rel(['case_id', 'by_institution_id'], 'authz.my_writing_seats', ['case_id', 'institution_id']),
      system('worker'),
    ],
  },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  rowSecurity: { select: ['read'], insert: ['remind'] },
})
