import { follows, holds, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')

/** Priorities are set openly: whoever has signed in reads every version; who governs the gmina or powiat sets the next one. */
export const planningRulesPolicy = policy({
  table: 'casework.planning_rules',
  rules: { read: [holds('authz.signed_in')], set: [rel('unit_code', 'authz.units_i_govern')] },
  rowSecurity: { select: ['read'], insert: ['set'] },
})

/** A need is seen with its words, and written by those who keep the case. */
export const needPolicy = policy({
  table: 'casework.need',
  rules: {
    read: [follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])],
    write: [kept],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['write'], update: ['write'] },
})

/** What was decided about a need is seen with the need. */
export const needDecisionPolicy = policy({
  table: 'casework.need_decision',
  rules: { read: [follows(['case_id', 'need_id'], 'casework.need', ['case_id', 'id'])], decide: [kept] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['decide'] },
})

const ofUnitsIKeepCasesIn = rel('unit_code', 'authz.units_whose_cases_i_keep')

/**
 * A proposal for many families is asked for and read by those who keep cases in the gmina; its sums name no family. One for a powiat is read by whoever
 * asked for it alone, because others know which of its gminas have few families.
 */
export const fairProposalPolicy = policy({
  table: 'casework.fair_proposal',
  rules: {
    read: [ofUnitsIKeepCasesIn, rel('id', 'authz.fair_proposals_i_made')],
    make: [ofUnitsIKeepCasesIn, rel('unit_code', 'authz.powiats_whose_cases_i_keep')],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['make'] },
})

/** What it says of one need is seen with that need. */
export const fairLinePolicy = policy({
  table: 'casework.fair_line',
  rules: { read: [follows(['case_id', 'need_id'], 'casework.need', ['case_id', 'id'])], make: [kept] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['make'] },
})
