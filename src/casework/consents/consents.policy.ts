import { follows, policy, rel, system } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const wrote = rel(['case_id', 'institution_id'], 'authz.my_writing_seats', ['case_id', 'institution_id'])
const kept = rel('id', 'authz.ordinary_consents_i_keep')

/** What people sign holds nothing about anybody, and is of no use to whoever works in no case. */
export const consentTextPolicy = policy({
  table: 'casework.consent_text',
  rules: { read: [rel('register', 'authz.consent_registers_i_use'), system('setup')], load: [system('setup')] },
  rowSecurity: { select: ['read'], insert: ['load'] },
})

/** The register of consents to showing: for whoever wrote one down, and for the keeper of the case unless it is about special content. */
export const sharingConsentPolicy = policy({
  table: 'casework.sharing_consent',
  rules: { read: [wrote, kept], record: [wrote], withdraw: [wrote, kept] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['record'], update: ['withdraw'] },
})

/** On what a disclosure rests is known to whoever knows the disclosure. */
export const disclosureConsentPolicy = policy({
  table: 'casework.disclosure_consent',
  rules: {
    read: [follows('disclosure_id', 'casework.disclosure')],
    rest: [rel('disclosure_id', 'authz.disclosures_i_gave')],
  },
  never: denied,
  seenAs: ['disclosure_id'],
  rowSecurity: { select: ['read'], insert: ['rest'] },
})
