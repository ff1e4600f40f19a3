import { follows, policy, rel } from '#platform'

/** A sitting is known to the team that holds it, and to those who follow a case that has a part in it. */
export const sittingPolicy = policy({
  table: 'casework.sitting',
  rules: {
    read: [rel('id', 'authz.sittings_i_know_of'), rel('id', 'authz.sittings_i_run')],
    call: [rel('body_id', 'authz.bodies_i_am_of'), rel('institution_id', 'authz.institutions_i_work_in')],
    move: [rel('id', 'authz.sittings_i_move')],
  },
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['call'], update: ['move'] },
})

/** A part of a sitting is there for those who follow its case; for others there is nothing, not even a gap. */
export const sittingSlotPolicy = policy({
  table: 'casework.sitting_slot',
  rules: {
    read: [rel('case_id', 'authz.cases_i_know_by_code')],
    call: [rel('case_id', 'authz.forms_of_cases_i_work_in')],
  },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  seenAs: ['sitting_id', 'case_id'],
  rowSecurity: { select: ['read'], insert: ['call'] },
})

/** What a sitting was before somebody moved it or called it off. */
export const sittingChangePolicy = policy({
  table: 'casework.sitting_change',
  rules: {
    read: [follows(['sitting_id'], 'casework.sitting', ['id'])],
    keep: [rel('sitting_id', 'authz.sittings_i_move')],
  },
  // A sitting is of several cases, and a look is at one.
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['keep'] },
})
