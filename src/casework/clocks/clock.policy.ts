import { policy, rel, system } from '#platform'

const seen = rel('case_id', 'authz.cases_i_see')

/** Clocks are settled anew at the end of every act, by whoever acted; by the worker where a case is carried to another version. */
export const clockPolicy = policy({
  table: 'casework.clock',
  rules: { read: [seen, system('worker')], settle: [seen, system('worker')] },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  rowSecurity: { select: ['read'], insert: ['settle'], update: ['settle'], delete: ['settle'] },
})
