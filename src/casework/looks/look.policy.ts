import { policy, rel } from '#platform'

const audited = rel('case_id', 'authz.cases_i_audit')

/** What the data protection officer found about an unusual look. */
export const lookJudgementPolicy = policy({
  table: 'casework.look_judgement',
  rules: { read: [audited], judge: [audited] },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['judge'] },
})
