import { myself, policy, rel } from '#platform'

/** The record of a sitting of a standing team: kept by whoever convenes the team, read by those who belong to it. */
export const plenaryPolicy = policy({
  table: 'casework.plenary',
  rules: {
    read: [rel('sitting_id', 'authz.plenaries_i_read')],
    keep: [rel('sitting_id', 'authz.plenaries_i_keep')],
  },
  // A look is at one case, and the team's own record is of none.
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['keep'], update: ['keep'] },
})

/** Who came. */
export const plenaryPresencePolicy = policy({
  table: 'casework.plenary_presence',
  rules: {
    read: [rel('sitting_id', 'authz.plenaries_i_read')],
    keep: [rel('sitting_id', 'authz.plenaries_i_keep')],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['keep'], update: ['keep'] },
})

/** What those who were there say of the record. */
export const plenaryReplyPolicy = policy({
  table: 'casework.plenary_reply',
  rules: {
    read: [rel('sitting_id', 'authz.plenaries_i_read')],
    answer: [rel('sitting_id', 'authz.plenaries_i_was_at')],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['answer'] },
})

/** What somebody of the team is to do; they say themselves that it is done, or whoever keeps the record does. */
export const plenaryTaskPolicy = policy({
  table: 'casework.plenary_task',
  rules: {
    read: [rel('sitting_id', 'authz.plenaries_i_read')],
    lay: [rel('sitting_id', 'authz.plenaries_i_keep')],
    finish: [myself('person_id'), rel('sitting_id', 'authz.plenaries_i_keep')],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['lay'], update: ['finish'] },
})
