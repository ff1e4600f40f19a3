import { follows, policy, rel } from '#platform'

const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])
const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const mine = rel(['case_id', 'institution_id'], 'authz.my_institutions_in_cases')

/** A task is known to the institution that promised it, its words only through the ledger; it or the keeper of the case says it is done. */
export const taskPolicy = policy({
  table: 'casework.task',
  rules: { read: [itsItem, mine], assign: [itsItem], close: [mine, kept] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['assign'], update: ['close'] },
})
