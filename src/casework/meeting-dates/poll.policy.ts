import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const ofPoll = follows(['case_id', 'poll_id'], 'casework.date_poll', ['case_id', 'id'])

export const datePollPolicy = policy({
  table: 'casework.date_poll',
  rules: {
    read: [rel('case_id', 'authz.forms_of_cases_i_work_in')],
    call: [rel('case_id', 'authz.forms_of_cases_i_work_in')],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['call'], update: ['call'] },
})

/** Days and hours are read also by whoever is asked without knowing names; place and link are not. */
export const pollDatePolicy = policy({
  table: 'casework.poll_date',
  rules: { read: [ofPoll, rel('poll_id', 'authz.polls_that_ask_me')], propose: [ofPoll] },
  never: denied,
  seenAs: ['poll_id', 'no'],
  rowSecurity: { select: ['read'], insert: ['propose'] },
})

export const pollGuestPolicy = policy({
  table: 'casework.poll_guest',
  rules: { read: [ofPoll, rel(['poll_id', 'no'], 'authz.poll_places_of_mine')], ask: [ofPoll] },
  never: denied,
  seenAs: ['poll_id', 'no'],
  rowSecurity: { select: ['read'], insert: ['ask'] },
})

const mine = rel(['poll_id', 'guest_no'], 'authz.poll_places_of_mine', ['poll_id', 'no'])

/** Everybody answers for themselves; the family and those without an account through a worker. */
export const pollAnswerPolicy = policy({
  table: 'casework.poll_answer',
  rules: {
    read: [ofPoll, mine],
    answer: [mine],
    record: [rel(['poll_id', 'guest_no'], 'authz.poll_places_i_may_record', ['poll_id', 'no'])],
  },
  never: denied,
  seenAs: ['poll_id', 'guest_no', 'date_no'],
  rowSecurity: { select: ['read'], insert: ['answer', 'record'], update: ['answer', 'record'] },
})
