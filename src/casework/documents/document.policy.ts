import { policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const ours = rel(['case_id', 'institution_id'], 'authz.my_writing_seats')
const worksThere = rel('institution_id', 'authz.institutions_i_work_in')
const headsIt = rel('institution_id', 'authz.institutions_i_head')

/** Templates of an institution are kept by whoever heads it, and used by the people who work there. They hold nothing of a case. */
export const letterTemplatePolicy = policy({
  table: 'casework.letter_template',
  rules: { read: [worksThere], keep: [headsIt] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['keep'], update: ['keep'] },
})

/** The pattern of numbers is set by whoever heads the institution; numbers are taken by `casework.take_letter_number` alone. */
export const letterNumberingPolicy = policy({
  table: 'casework.letter_numbering',
  rules: { read: [worksThere], set: [headsIt] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['set'], update: ['set'] },
})

/** A letter that an institution writes from a case is its own: nobody else in the case reads it there. */
export const ownLetterPolicy = policy({
  table: 'casework.own_letter',
  rules: { read: [ours], write: [ours] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['write'], update: ['write'] },
})

export const ownLetterProofPolicy = policy({
  table: 'casework.own_letter_proof',
  rules: { read: [ours], note: [ours] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['note'] },
})

export const cardCopyPolicy = policy({
  table: 'casework.card_copy',
  rules: { read: [ours], note: [ours] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['note'] },
})
