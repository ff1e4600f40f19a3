import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const wrote = rel(['case_id', 'institution_id'], 'authz.my_writing_seats')

/** That a form was filled in, by which institution and when, is known to the case's team. What it says are items. */
export const formInstancePolicy = policy({
  table: 'casework.form_instance',
  rules: {
    read: [rel('case_id', 'authz.forms_of_cases_i_work_in')],
    fill: [rel(['case_id', 'form', 'institution_id'], 'authz.forms_i_may_fill')],
    /** What an institution without accounts wrote on paper: its entries belong to the keeper, who holds the paper. */
    recordFor: [rel(['case_id', 'form', 'institution_id'], 'authz.forms_i_may_record')],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['fill', 'recordFor'], update: ['fill', 'recordFor'] },
})

export const formDraftPolicy = policy({
  table: 'casework.form_draft',
  rules: { write: [wrote] },
  never: [denied, rel('form_instance_id', 'authz.drafts_shielded_from_me')],
  seenAs: 'closed',
  rowSecurity: { select: ['write'], insert: ['write'], update: ['write'], delete: ['write'] },
})

export const itemFilePolicy = policy({
  table: 'casework.item_file',
  rules: {
    read: [follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])],
    attach: [follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])],
  },
  rowSecurity: { select: ['read'], insert: ['attach'] },
})
