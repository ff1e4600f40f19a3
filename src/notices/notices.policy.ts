import { holds, myself, policy, rel, system } from '#platform'

const worker = system('worker')
const signedIn = holds('authz.signed_in')

/** Whoever acts may leave a notice for a colleague; only the addressee reads it, and the worker that sends mails. */
export const noticePolicy = policy({
  table: 'notices.notice',
  rules: {
    read: [rel('id', 'authz.notices_i_see'), worker],
    leave: [signedIn, worker, system('link'), system('setup')],
    mark: [rel('id', 'authz.notices_i_see')],
    sort: [worker],
  },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['leave'], update: ['mark', 'sort'] },
})

export const noticeMailPolicy = policy({
  table: 'notices.mail',
  rules: { read: [worker], gather: [worker], send: [worker] },
  rowSecurity: { select: ['read'], insert: ['gather'], update: ['send'] },
})

export const preferencePolicy = policy({
  table: 'notices.preference',
  rules: { read: [myself('person_id'), worker], choose: [myself('person_id')] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['choose'], update: ['choose'] },
})

export const noticeSettingPolicy = policy({
  table: 'notices.setting',
  rules: { read: [myself('person_id'), worker], choose: [myself('person_id')] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['choose'], update: ['choose'] },
})

/** The secret of the address is in a column that nobody reads. */
export const calendarLinkPolicy = policy({
  table: 'notices.calendar_link',
  rules: { read: [myself('person_id')], make: [myself('person_id')], end: [myself('person_id')] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['make'], update: ['end'] },
})
