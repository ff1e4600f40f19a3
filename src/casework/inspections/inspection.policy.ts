import { policy, rel } from '#platform'

const headed = rel('institution_id', 'authz.institutions_i_head')
const known = rel('inspection_id', 'authz.inspections_i_know')

/** Let in and ended by the head; known also to the officer, to those who inspect, and to those who keep or audit a case of it. Never edited. */
export const inspectionPolicy = policy({
  table: 'casework.inspection',
  rules: {
    list: [rel('institution_id', 'authz.institutions_i_head_or_protect')],
    read: [rel('id', 'authz.inspections_i_know'), headed],
    letIn: [headed],
    end: [headed],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['letIn'], update: ['end'] },
})

/** Which cases: to the head and the officer by code, to those who inspect and to those who keep or audit the case. */
export const inspectionCasePolicy = policy({
  table: 'casework.inspection_case',
  rules: {
    read: [
      rel('institution_id', 'authz.institutions_i_head_or_protect'),
      rel(['case_id', 'inspection_id'], 'authz.cases_under_inspection'),
      rel('case_id', 'authz.cases_i_keep'),
      rel('case_id', 'authz.cases_i_audit'),
    ],
    letIn: [headed],
  },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['letIn'] },
})

export const inspectorPolicy = policy({
  table: 'casework.inspector',
  rules: { read: [known, headed], name: [headed] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['name'] },
})
