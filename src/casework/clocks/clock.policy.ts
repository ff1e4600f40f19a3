import { policy, rel } from '#platform'

const seen = rel('case_id', 'authz.cases_i_see')

/** Clocks are settled anew at the end of every act, by whoever acted. */
export const clockPolicy = policy({
  table: 'casework.clock',
  rules: { read: [seen], settle: [seen] },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  rowSecurity: { select: ['read'], insert: ['settle'], update: ['settle'], delete: ['settle'] },
})
