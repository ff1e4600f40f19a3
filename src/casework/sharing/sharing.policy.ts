import { policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const wrote = rel(['case_id', 'owner_institution_id'], 'authz.my_writing_seats', ['case_id', 'institution_id'])

/** Every piece of content: its own institution's seats read it; everybody else only through the ledger, the keeper's lead worker too. */
export const itemPolicy = policy({
  table: 'casework.item',
  rules: {
    read: [
      wrote,
      rel(['case_id', 'owner_institution_id', 'category'], 'authz.shown_categories'),
      rel(['case_id', 'owner_institution_id', 'subject_id', 'category'], 'authz.shown_about'),
      rel(['case_id', 'id'], 'authz.shown_items', ['case_id', 'item_id']),
      rel(['case_id', 'owner_institution_id', 'category', 'responsible_institution_id'], 'authz.shown_own_part'),
      rel(['case_id', 'id'], 'authz.items_shown_in_emergency', ['case_id', 'item_id']),
      rel(['case_id', 'id'], 'authz.items_shown_for_inspection', ['case_id', 'item_id']),
    ],
    write: [wrote],
  },
  never: [
    denied,
    // On a shared screen nobody reads who the people are, wherever a page would show it.
    rel('kind', 'authz.kinds_hidden_from_me'),
    rel(['case_id', 'id'], 'authz.informants_closed_to_me', ['case_id', 'item_id']),
    // What is shielded from somebody is there for them nowhere.
    rel(['case_id', 'id'], 'authz.items_shielded_from_me', ['case_id', 'item_id']),
    // What a meeting talked about without somebody stays so.
    rel(['case_id', 'id'], 'authz.items_closed_to_me', ['case_id', 'item_id']),
  ],
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['write'], update: ['write'] },
})

/** The ledger: seen by who gives, by who receives, and by the keeper of the case unless the category is special. */
export const disclosurePolicy = policy({
  table: 'casework.disclosure',
  rules: {
    read: [
      wrote,
      rel('id', 'authz.disclosures_to_me'),
      rel(['case_id', 'recipient_institution_id'], 'authz.my_writing_seats', ['case_id', 'institution_id']),
      rel(['case_id', 'category'], 'authz.ordinary_categories_of_cases_i_keep'),
    ],
    disclose: [wrote],
    withdraw: [wrote],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['disclose'], update: ['withdraw'] },
})

export const extractPolicy = policy({
  table: 'casework.extract',
  rules: {
    read: [rel('disclosure_id', 'authz.disclosures_i_gave'), rel('disclosure_id', 'authz.disclosures_to_me')],
    write: [rel('disclosure_id', 'authz.disclosures_i_gave')],
  },
  never: [denied, rel('disclosure_id', 'authz.extracts_shielded_from_me')],
  seenAs: ['disclosure_id'],
  rowSecurity: { select: ['read'], insert: ['write'] },
})

/** Nobody reads a masked value from the table; casework.unmask shows it and records that it did. Shielded ones are kept by casework.keep_shield. */
export const secretPolicy = policy({
  table: 'casework.secret',
  rules: { enter: [rel('case_id', 'authz.cases_i_keep')] },
  never: denied,
  rowSecurity: { insert: ['enter'] },
})
