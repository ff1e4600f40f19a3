import { holds, myself, policy, rel } from '#platform'

const arranged = rel(['institution_id', 'absent_id'], 'authz.leaves_i_may_arrange')

/** Who stands in for whom is known to the two of them and to the head; nobody names themselves for somebody else without the head's right. */
export const standInPolicy = policy({
  table: 'casework.stand_in',
  rules: {
    read: [myself('absent_id'), myself('stand_in_id'), rel('institution_id', 'authz.institutions_i_head')],
    name: [arranged],
    end: [arranged],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['name'], update: ['end'] },
})

/** Limits of work are no secret; the administrator sets them. */
export const workLimitPolicy = policy({
  table: 'casework.work_limit',
  rules: { read: [holds('authz.signed_in')], set: [holds('authz.i_administer')] },
  rowSecurity: { select: ['read'], update: ['set'] },
})
