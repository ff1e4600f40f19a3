import { follows, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')

export const meetingPolicy = policy({
  table: 'casework.meeting',
  rules: {
    read: [rel('case_id', 'authz.forms_of_cases_i_work_in')],
    call: [rel('case_id', 'authz.forms_of_cases_i_work_in')],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['call'], update: ['call'] },
})

export const attendancePolicy = policy({
  table: 'casework.attendance',
  rules: {
    read: [follows(['case_id', 'meeting_id'], 'casework.meeting', ['case_id', 'id'])],
    keep: [follows(['case_id', 'meeting_id'], 'casework.meeting', ['case_id', 'id'])],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['keep'], update: ['keep'] },
})

/** What a meeting was before somebody moved it or called it off. */
export const meetingChangePolicy = policy({
  table: 'casework.meeting_change',
  rules: {
    read: [follows(['case_id', 'meeting_id'], 'casework.meeting', ['case_id', 'id'])],
    keep: [follows(['case_id', 'meeting_id'], 'casework.meeting', ['case_id', 'id'])],
  },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['keep'] },
})
