import { policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const asking = rel(['case_id', 'asking_institution_id'], 'authz.my_writing_seats', ['case_id', 'institution_id'])

/**
 * A question as it was passed on: read by those who asked, those who keep the case and those who were asked. Who was asked answers through
 * functions of the database that do what belongs to one answer; who keeps the case writes down what came on paper.
 */
export const requestPolicy = policy({
  table: 'casework.request',
  rules: {
    read: [kept, asking, rel('id', 'authz.requests_put_to_me')],
    send: [asking],
    recordFor: [kept],
    answer: [rel('id', 'authz.requests_put_to_me')],
  },
  never: [denied, rel('id', 'authz.requests_shielded_from_me')],
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['send'], update: ['recordFor'] },
})

/** Links are made and ended by those who keep the case; whoever holds one reads no row of this table. */
export const answerLinkPolicy = policy({
  table: 'casework.answer_link',
  rules: { read: [kept], make: [kept], end: [kept] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['make'], update: ['end'] },
})
