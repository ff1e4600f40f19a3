import { follows, holds, myself, policy, rel, system } from '#platform'

const administers = holds('authz.i_administer')
const setup = system('setup')

export const bodyPolicy = policy({
  table: 'teams.body',
  rules: {
    read: [holds('authz.signed_in'), setup],
    found: [administers, setup, rel('unit_code', 'authz.units_i_govern')],
    move: [setup, rel('id', 'authz.bodies_i_may_move')],
  },
  rowSecurity: { select: ['read'], insert: ['found'], update: ['move'] },
})

export const membershipPolicy = policy({
  table: 'teams.membership',
  rules: {
    read: [holds('authz.signed_in'), setup],
    appoint: [
      administers,
      setup,
      rel('body_id', 'authz.bodies_whose_members_i_manage'),
      rel('body_id', 'authz.bodies_i_just_founded'),
    ],
    /** The head of an institution names who comes to the team for it, and only to a place without power over the team. */
    nominate: [rel(['body_id', 'institution_id', 'role'], 'authz.places_i_may_nominate_to')],
    release: [administers, setup, rel('body_id', 'authz.bodies_whose_members_i_manage'), myself('person_id')],
  },
  rowSecurity: { select: ['read'], insert: ['appoint', 'nominate'], update: ['release'] },
})

export const visitPolicy = policy({
  table: 'teams.visit',
  rules: {
    read: [follows('body_id', 'teams.body')],
    make: [
      setup,
      administers,
      rel('body_id', 'authz.bodies_i_may_move'),
      rel('body_id', 'authz.bodies_i_just_founded'),
    ],
  },
  rowSecurity: { select: ['read'], insert: ['make'] },
})

export const stepDonePolicy = policy({
  table: 'teams.step_done',
  rules: {
    read: [administers, setup, rel('body_id', 'authz.bodies_i_sit_in'), myself('done_by')],
    do: [setup, rel(['body_id', 'step'], 'authz.body_steps_i_may_do')],
    /** What somebody without an account did, with how it came (FORMAT.md, section 9). */
    record: [rel(['body_id', 'recorded'], 'authz.bodies_i_may_record_in')],
  },
  rowSecurity: { select: ['read'], insert: ['do', 'record'] },
})
