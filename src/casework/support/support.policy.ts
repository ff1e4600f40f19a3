import { policy, rel } from '#platform'

const ofInstitution = rel('institution_id', 'authz.institutions_whose_services_i_keep')
const ofEnvelope = rel('unit_code', 'authz.units_whose_envelope_i_answer_for')

/** Support is asked for and taken over by the head of the institution, granted by those who answer for the envelope, and names no family. */
export const institutionSupportPolicy = policy({
  table: 'casework.institution_support',
  rules: { read: [ofInstitution, ofEnvelope], ask: [ofInstitution], decide: [ofEnvelope], take_over: [ofInstitution] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['ask'], update: ['decide', 'take_over'] },
})
