import { policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const ours = rel(['case_id', 'institution_id'], 'authz.my_writing_seats')

/** A letter of an authority belongs to the institution that got it: nobody else in the case, the keeper included, knows of it. */
export const officialLetterPolicy = policy({
  table: 'casework.official_letter',
  rules: { read: [ours], register: [ours], answer: [ours] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['register'], update: ['answer'] },
})

export const letterPartPolicy = policy({
  table: 'casework.letter_part',
  rules: { read: [ours], write: [ours] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['write'], update: ['write'] },
})

export const letterSentPolicy = policy({
  table: 'casework.letter_sent',
  rules: { read: [ours], approve: [ours], send: [ours] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['approve'], update: ['send'] },
})

/** What went outside is told to those who keep the case as the ledger is; what the family may not learn of, to the institution that gave it alone. */
export const givenOutsidePolicy = policy({
  table: 'casework.given_outside',
  rules: {
    read: [
      ours,
      rel(['case_id', 'shown_category'], 'authz.ordinary_categories_of_cases_i_keep', ['case_id', 'category']),
    ],
    give: [ours],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['give'] },
})
