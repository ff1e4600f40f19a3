import { holds, myself, policy, system } from '#platform'

const administers = holds('authz.i_administer')
const signedIn = holds('authz.signed_in')
const signIn = system('sign_in')
const setup = system('setup')

/** Names of workers are known to everybody who works here; a family member is never in this table. */
export const personPolicy = policy({
  table: 'identity.person',
  rules: {
    read: [signedIn, signIn, setup, system('worker')],
    invite: [administers, setup],
    correct: [administers, setup, myself('id')],
  },
  rowSecurity: { select: ['read'], insert: ['invite'], update: ['correct'] },
})

export const accountPolicy = policy({
  table: 'identity.account',
  rules: {
    read: [myself('person_id'), administers, signIn, setup, system('worker')],
    invite: [administers, setup],
    change: [myself('person_id'), administers, signIn, setup],
  },
  rowSecurity: { select: ['read'], insert: ['invite'], update: ['change'] },
})

export const sessionPolicy = policy({
  table: 'identity.session',
  rules: {
    read: [myself('person_id'), signIn],
    begin: [signIn],
    end: [myself('person_id'), signIn, administers, setup],
  },
  rowSecurity: { select: ['read', 'end'], insert: ['begin'], update: ['end'] },
})

export const ticketPolicy = policy({
  table: 'identity.ticket',
  rules: {
    read: [signIn, system('worker'), administers, setup],
    write: [signIn, administers, setup],
    use: [signIn, administers, setup],
  },
  rowSecurity: { select: ['read'], insert: ['write'], update: ['use'] },
})

export const failedAttemptPolicy = policy({
  table: 'identity.failed_attempt',
  rules: { count: [signIn], note: [signIn], forget: [signIn, system('worker')] },
  rowSecurity: { select: ['count', 'forget'], insert: ['note'], delete: ['forget'] },
})

/** The key of an app is in a column that nobody reads; a function tells it to the sign-in. */
export const secondFactorPolicy = policy({
  table: 'identity.second_factor',
  rules: {
    read: [myself('person_id'), administers, signIn, setup],
    set_up: [myself('person_id')],
    use_up: [signIn],
    end: [myself('person_id'), administers, setup],
  },
  rowSecurity: { select: ['read'], insert: ['set_up'], update: ['use_up', 'end'] },
})

export const recoveryCodePolicy = policy({
  table: 'identity.recovery_code',
  rules: { read: [myself('person_id'), signIn], make: [myself('person_id')], replace: [myself('person_id')] },
  rowSecurity: { select: ['read'], insert: ['make'], update: ['replace'] },
})

export const halfSignInPolicy = policy({
  table: 'identity.half_sign_in',
  rules: { read: [signIn], begin: [signIn], end: [signIn], forget: [signIn] },
  rowSecurity: { select: ['read'], insert: ['begin'], update: ['end'], delete: ['forget'] },
})

export const officePolicy = policy({
  table: 'identity.office',
  rules: { read: [myself('person_id'), administers, signIn, setup], appoint: [administers, setup] },
  rowSecurity: { select: ['read'], insert: ['appoint'], update: ['appoint'] },
})
