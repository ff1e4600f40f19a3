import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const itsLine = follows(['case_id', 'basket_item_id'], 'casework.basket_item', ['case_id', 'id'])

/** By which entry of the directory a line is given is known with the line; those who write the basket say it. */
export const itemServicePolicy = policy({
  table: 'casework.item_service',
  rules: { read: [itsLine], tie: [kept, rel('case_id', 'authz.cases_whose_basket_i_may_write')] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['tie'] },
})

/** Units are taken and freed by the functions that count them, and by nothing else. */
export const unitHoldPolicy = policy({
  table: 'casework.unit_hold',
  rules: { read: [itsLine] },
  never: denied,
  rowSecurity: { select: ['read'] },
})

/** Who waits is known with the line that waits. Others learn how many there are (`directory.free_units`). */
export const waitingPolicy = policy({
  table: 'casework.waiting',
  rules: { read: [itsLine] },
  never: denied,
  rowSecurity: { select: ['read'] },
})

/** That somebody waits urgently is said by those who keep the case, with their reason. */
export const waitingOrderPolicy = policy({
  table: 'casework.waiting_order',
  rules: { read: [follows(['case_id', 'waiting_id'], 'casework.waiting', ['case_id', 'id'])], change: [kept] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['change'] },
})
