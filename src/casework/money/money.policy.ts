import { follows, policy, rel } from '#platform'

const governed = rel('unit_code', 'authz.units_i_govern')
const answeredFor = rel('source_id', 'authz.sources_i_answer_for')
/** What an institution is granted is known to whoever takes it over. */
const ofSupportITake = rel('id', 'authz.purchases_of_support_i_take')
const ofCasesIKeep = rel('purchase_id', 'authz.purchases_of_cases_i_keep')

/** Sources of an envelope name no family: they are known to those who govern the gmina, to the head who pays, and to those who order from them. */
export const envelopeSourcePolicy = policy({
  table: 'casework.envelope_source',
  rules: {
    read: [
      governed,
      rel('payer_institution_id', 'authz.institutions_i_head'),
      rel('unit_code', 'authz.units_whose_cases_i_keep'),
    ],
    open: [governed],
    // Entering money, approving a purchase, paying for it.
    answer: [rel('id', 'authz.sources_i_answer_for')],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['open'] },
})

/** Whoever keeps a case asks for what its family needs; somebody else, who answers for the source, approves it. */
export const purchasePolicy = policy({
  table: 'casework.purchase',
  rules: {
    read: [answeredFor, rel('id', 'authz.purchases_of_cases_i_keep'), ofSupportITake],
    ask: [rel('source_id', 'authz.sources_i_order_from')],
    // For an institution, whose request is granted.
    grant: [answeredFor],
    decide: [answeredFor],
    withdraw: [rel('id', 'authz.purchases_of_cases_i_keep')],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['ask', 'grant'], update: ['decide', 'withdraw'] },
})

/** For which line something is bought is known with the line, and to nobody who sees the money alone. */
export const purchaseItemPolicy = policy({
  table: 'casework.purchase_item',
  rules: {
    read: [follows(['case_id', 'basket_item_id'], 'casework.basket_item', ['case_id', 'id'])],
    link: [rel('case_id', 'authz.cases_i_keep')],
  },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  rowSecurity: { select: ['read'], insert: ['link'] },
})

export const purchaseReceiptPolicy = policy({
  table: 'casework.purchase_receipt',
  rules: {
    read: [rel('purchase_id', 'authz.purchases_i_answer_for'), ofCasesIKeep],
    accept: [ofCasesIKeep],
    // By the institution that was supported, or that leads a social project.
    take_over: [
      rel('purchase_id', 'authz.purchases_of_support_i_take'),
      rel('purchase_id', 'authz.purchases_of_projects_i_lead'),
    ],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['accept', 'take_over'] },
})

/** The ledger is never changed: entries are added by those who answer for a source. */
export const moneyEntryPolicy = policy({
  table: 'casework.money_entry',
  rules: { read: [answeredFor, ofCasesIKeep], enter: [answeredFor] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['enter'] },
})
