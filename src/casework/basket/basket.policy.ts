import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])

/** A line of the basket is seen with its item: by who wrote it, and by the provider through the ledger. */
export const basketItemPolicy = policy({
  table: 'casework.basket_item',
  rules: { read: [itsItem], write: [itsItem], deliver: [itsItem] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['write'], update: ['deliver'] },
})

export const taskPolicy = policy({
  table: 'casework.task',
  rules: {
    read: [itsItem, rel(['case_id', 'institution_id'], 'authz.my_institutions_in_cases')],
    assign: [itsItem],
    close: [itsItem, rel(['case_id', 'institution_id'], 'authz.my_institutions_in_cases')],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['assign'], update: ['close'] },
})
