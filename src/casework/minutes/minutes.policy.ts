import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const working = rel('case_id', 'authz.forms_of_cases_i_work_in')
const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])
const itsMeeting = follows(['case_id', 'meeting_id'], 'casework.meeting', ['case_id', 'id'])
const itsLine = follows(['case_id', 'line_id'], 'casework.agenda_line', ['case_id', 'id'])
const itsSentence = follows(['case_id', 'sentence_id'], 'casework.sentence', ['case_id', 'id'])
const writes = rel(['case_id', 'institution_id'], 'authz.my_writing_seats')

/** That minutes are being written is known to those who take part in the work of the case. */
export const liveMinutesPolicy = policy({
  table: 'casework.live_minutes',
  rules: { read: [itsMeeting], begin: [itsMeeting], close: [itsMeeting] },
  never: denied,
  seenAs: ['meeting_id'],
  rowSecurity: { select: ['read'], insert: ['begin'], update: ['close'] },
})

/** A line of the agenda is there for whoever may read its words. */
export const agendaLinePolicy = policy({
  table: 'casework.agenda_line',
  rules: { read: [itsItem], add: [itsItem], arrange: [working] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['add'], update: ['arrange'] },
})

/** For whom a closed line is, is known to those for whom it is. */
export const agendaMemberPolicy = policy({
  table: 'casework.agenda_member',
  rules: { read: [itsLine], name: [itsLine] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['name'] },
})

/** A sentence is there for whoever may read its words. What it is – a decision, a task – any of them may say while the minutes are open. */
export const sentencePolicy = policy({
  table: 'casework.sentence',
  rules: { read: [itsItem], write: [itsItem], turn: [working] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['write'], update: ['turn'] },
})

export const votePolicy = policy({
  table: 'casework.vote',
  rules: { read: [itsSentence], note: [itsSentence] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['note'], update: ['note'] },
})

/** Who agreed is known to all who take part; the words of a remark are read as every entry. */
export const minutesReplyPolicy = policy({
  table: 'casework.minutes_reply',
  rules: { read: [itsMeeting], say: [writes] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['say'] },
})
