import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const writes = rel(['case_id', 'institution_id'], 'authz.my_writing_seats')

/**
 * The copy of somebody's data is prepared, checked and given by workers who write in the case for the institution whose data they are. Its
 * data protection officer approves from figures alone and never reads a row, whatever seat they hold.
 */
export const bundlePolicy = policy({
  table: 'casework.bundle',
  rules: { read: [writes], begin: [writes], prepare: [writes], check: [writes], give: [writes] },
  // A copy that holds words which are closed to me is not there for me: part of it would be a copy that is not whole.
  never: [
    denied,
    rel('institution_id', 'authz.institutions_i_protect'),
    rel(['case_id', 'id'], 'authz.bundles_closed_to_me', ['case_id', 'bundle_id']),
  ],
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['begin'], update: ['prepare', 'check', 'give'] },
})

const itsBundle = follows(['case_id', 'bundle_id'], 'casework.bundle', ['case_id', 'id'])
export const bundlePiecePolicy = policy({
  table: 'casework.bundle_piece',
  rules: { read: [itsBundle], gather: [itsBundle], decide: [itsBundle] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['gather'], update: ['decide'] },
})

/** That an entry comes from an informant is known to the institution that wrote it, and to nobody else. */
export const informantMarkPolicy = policy({
  table: 'casework.informant_mark',
  rules: { read: [writes], mark: [writes], lift: [writes] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['mark'], update: ['lift'] },
})
