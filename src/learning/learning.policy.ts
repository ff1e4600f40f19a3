import { everyone, holds, myself, policy, rel, system } from '#platform'

const edits = holds('authz.i_edit_learning')
const setup = system('setup')

/** That there is something to read is told with its card; what may be done about it is the editors'. */
export const itemPolicy = policy({
  table: 'learning.item',
  rules: {
    read: [rel('id', 'authz.learning_items_shown_to_me'), edits, setup, myself('owner_id')],
    /** To open it: the one gate of content. */
    open: [rel('id', 'authz.learning_items_i_open'), edits],
    edit: [edits, setup],
  },
  rowSecurity: { select: ['read'], insert: ['edit'], update: ['edit'] },
})

/** A card tells title and summary. */
export const editionPolicy = policy({
  table: 'learning.edition',
  rules: { read: [rel('id', 'authz.editions_shown_to_me'), edits, setup], edit: [edits, setup] },
  rowSecurity: { select: ['read'], insert: ['edit'], update: ['edit'] },
})

/** The words leave the database for those alone who may open the item. */
export const bodyPolicy = policy({
  table: 'learning.body',
  rules: { read: [rel('edition_id', 'authz.editions_i_open'), edits, setup], edit: [edits, setup] },
  rowSecurity: { select: ['read'], insert: ['edit'], update: ['edit'] },
})

/** What stands in blanks stands on public pages. */
export const placeholderPolicy = policy({
  table: 'learning.placeholder',
  rules: { read: [everyone], fill: [edits, setup] },
  rowSecurity: { select: ['read'], insert: ['fill'], update: ['fill'] },
})
