import { policy, rel } from '#platform'

const ofInstitution = rel('institution_id', 'authz.institutions_i_work_in')
const ofEnvelope = rel('unit_code', 'authz.units_whose_envelope_i_answer_for')

/** A project is written and run by the people of its institution; its budget is agreed by those who answer for the envelope. */
export const socialProjectPolicy = policy({
  table: 'casework.social_project',
  rules: { read: [ofInstitution, ofEnvelope], write: [ofInstitution], agree: [ofEnvelope] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['write'], update: ['write', 'agree'] },
})

/** That a family takes part is known with its case; others who know the project are told codes by `casework.codes_in_project`. */
export const projectCasePolicy = policy({
  table: 'casework.project_case',
  rules: { read: [rel('case_id', 'authz.cases_i_see')], join: [rel('case_id', 'authz.cases_i_keep')] },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['join'], update: ['join'] },
})
