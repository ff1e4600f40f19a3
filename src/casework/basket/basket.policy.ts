import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])

const kept = rel('case_id', 'authz.cases_i_keep')

/**
 * A line of the basket is seen with its item: by who wrote it, and by the provider through the ledger. How far it got is told by its
 * provider or by those who keep the case.
 */
export const basketItemPolicy = policy({
  table: 'casework.basket_item',
  rules: {
    read: [itsItem],
    write: [itsItem],
    rewrite: [rel('case_id', 'authz.cases_whose_basket_i_may_write')],
    deliver: [
      rel(['case_id', 'provider_institution_id'], 'authz.my_institutions_in_cases', ['case_id', 'institution_id']),
      kept,
    ],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['write'], update: ['rewrite', 'deliver'] },
})
