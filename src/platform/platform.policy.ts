import { holds, myself, policy, system } from './policy/policy.ts'

export const sealPolicy = policy({
  table: 'platform.seal',
  rules: { read: [holds('authz.i_administer'), system('worker')] },
  rowSecurity: { select: ['read'] },
})

export const oncePolicy = policy({
  table: 'platform.once',
  rules: { read: [myself('person_id')], answer: [myself('person_id')] },
  rowSecurity: { select: ['read'], insert: ['answer'] },
})

export const draftPolicy = policy({
  table: 'platform.draft',
  rules: { keep: [myself('person_id')] },
  seenAs: 'closed',
  rowSecurity: { select: ['keep'], insert: ['keep'], update: ['keep'], delete: ['keep'] },
})

export const mailPolicy = policy({
  table: 'platform.mail',
  rules: {
    read: [system('worker'), holds('authz.i_administer')],
    write: [system('sign_in'), system('setup'), system('worker'), holds('authz.signed_in')],
    send: [system('worker')],
  },
  rowSecurity: { select: ['read'], insert: ['write'], update: ['send'] },
})
