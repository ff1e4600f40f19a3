import { everyone, follows, holds, myself, policy, rel, system } from '#platform'

const administers = holds('authz.i_administer')
const signedIn = holds('authz.signed_in')
const setup = system('setup')
const headsIt = rel('institution_id', 'authz.institutions_i_head')

/** The register of institutions is public knowledge; only its keeping is not. */
export const institutionPolicy = policy({
  table: 'institutions.institution',
  rules: {
    read: [everyone],
    register: [administers, setup],
    correct: [administers, setup],
    end: [administers, setup],
    // Sector and level decide which roles its people may hold, so a head changes only how the institution is reached.
    correct_contact: [administers, setup, rel('id', 'authz.institutions_i_head')],
  },
  rowSecurity: { select: ['read'], insert: ['register'], update: ['correct', 'end', 'correct_contact'] },
})

export const areaPolicy = policy({
  table: 'institutions.area',
  rules: { read: [everyone], keep: [administers, setup] },
  rowSecurity: { select: ['read'], insert: ['keep'], delete: ['keep'] },
})

/** Who works where is known to colleagues of every institution: one must know whom to invite. */
export const employmentPolicy = policy({
  table: 'institutions.employment',
  rules: {
    read: [signedIn, system('sign_in'), setup],
    employ: [administers, setup, headsIt],
    end: [administers, setup, headsIt],
  },
  rowSecurity: { select: ['read'], insert: ['employ'], update: ['end'] },
})

export const agreementPolicy = policy({
  table: 'institutions.agreement',
  rules: {
    read: [
      administers,
      setup,
      rel('id', 'authz.agreements_of_my_institutions'),
      rel('body_id', 'authz.bodies_i_sit_in'),
      myself('recorded_by'),
    ],
    record: [
      setup,
      administers,
      rel('body_id', 'authz.bodies_whose_agreements_i_manage'),
      rel('body_id', 'authz.bodies_whose_members_i_manage'),
      rel('body_id', 'authz.bodies_in_which_i_may_sign'),
      rel(['body_id', 'kind'], 'authz.statements_i_may_sign'),
      rel(['body_id', 'kind'], 'authz.nominations_i_may_make'),
    ],
    /** Of a partner's agreement, the partner; of any, who manages the team. */
    end: [setup, administers, rel('id', 'authz.agreements_i_may_end')],
  },
  rowSecurity: { select: ['read'], insert: ['record'], update: ['end'] },
})

export const agreementPartyPolicy = policy({
  table: 'institutions.agreement_party',
  rules: {
    read: [follows('agreement_id', 'institutions.agreement')],
    /** With the agreement and never after it: who joins an agreement gains its rights. */
    record: [setup, rel('agreement_id', 'authz.agreements_i_just_recorded')],
  },
  rowSecurity: { select: ['read'], insert: ['record'] },
})

/** A list on its way into the register names people and addresses: it is only for whoever sent it. */
export const importListPolicy = policy({
  table: 'institutions.import_list',
  rules: {
    read: [myself('uploaded_by')],
    upload: [myself('uploaded_by')],
    import: [myself('uploaded_by')],
  },
  rowSecurity: { select: ['read'], insert: ['upload'], update: ['import'] },
})
