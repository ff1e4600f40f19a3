import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const taking = rel('case_id', 'authz.forms_of_cases_i_work_in')
const tasked = rel('case_id', 'authz.cases_i_see')
const writes = rel('case_id', 'authz.cases_whose_plan_i_may_write')
const moves = rel('case_id', 'authz.cases_i_may_move')
const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])

/** That a plan exists, which version and from when to when, is known to everyone with a seat; its rows follow their items. */
export const planPolicy = policy({
  table: 'casework.plan',
  rules: { read: [tasked], write: [writes], move: [writes, moves] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['write'], update: ['move'] },
})

export const planGoalPolicy = policy({
  table: 'casework.plan_goal',
  rules: { read: [itsItem], write: [itsItem] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['write'] },
})

/** What became of an action is told by whoever is responsible for it, or by those who keep the case. */
export const planActionPolicy = policy({
  table: 'casework.plan_action',
  rules: {
    read: [itsItem],
    write: [itsItem],
    change: [
      rel(['case_id', 'responsible_institution_id'], 'authz.my_institutions_in_cases', ['case_id', 'institution_id']),
      rel('case_id', 'authz.cases_i_keep'),
    ],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['write'], update: ['change'] },
})

export const acceptancePolicy = policy({
  table: 'casework.acceptance',
  rules: {
    read: [taking, rel(['case_id', 'institution_id'], 'authz.my_institutions_in_cases')],
    give: [rel(['case_id', 'institution_id'], 'authz.my_institutions_in_cases')],
    recordFor: [rel('case_id', 'authz.cases_i_keep')],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['give', 'recordFor'] },
})

export const consentPolicy = policy({
  table: 'casework.consent',
  rules: {
    read: [taking],
    record: [rel('case_id', 'authz.cases_whose_consents_i_may_record')],
    withdraw: [rel('case_id', 'authz.cases_i_keep'), rel('case_id', 'authz.cases_whose_consents_i_may_record')],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['record'], update: ['withdraw'] },
})
