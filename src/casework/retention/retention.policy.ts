import { follows, myself, policy, rel } from '#platform'

const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const headsIt = rel('institution_id', 'authz.institutions_i_head')
const protectsIt = rel('institution_id', 'authz.institutions_i_protect')

/** The keeper puts a closed case in a class of the file plan; the head and the officer of the institution see which, by code. */
export const filingPolicy = policy({
  table: 'casework.filing',
  rules: { read: [kept, headsIt, protectsIt], file: [kept] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['file'] },
})

/** Whoever learns that papers are needed may stop their destruction: the keeper, the head, the officer. */
export const legalHoldPolicy = policy({
  table: 'casework.legal_hold',
  rules: { read: [kept, headsIt, protectsIt], put: [kept, headsIt, protectsIt], end: [kept, headsIt, protectsIt] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['put'], update: ['end'] },
})

export const archiveDecisionPolicy = policy({
  table: 'casework.archive_decision',
  rules: { read: [kept, headsIt, protectsIt], note: [kept, headsIt] },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['note'] },
})

/** A list is proposed by somebody who keeps cases and approved by the head; the deletion itself is the worker's, through casework.destroy. */
export const destructionPolicy = policy({
  table: 'casework.destruction',
  rules: {
    read: [headsIt, protectsIt, myself('proposed_by')],
    propose: [rel('institution_id', 'authz.institutions_i_work_in')],
    approve: [headsIt],
    withdraw: [headsIt, myself('proposed_by')],
  },
  never: rel('id', 'authz.destructions_denied_to_me'),
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['propose'], update: ['approve', 'withdraw'] },
})

export const destructionEntryPolicy = policy({
  table: 'casework.destruction_entry',
  rules: {
    read: [follows('destruction_id', 'casework.destruction')],
    list: [kept],
    drop: [follows('destruction_id', 'casework.destruction')],
  },
  never: denied,
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['list'], update: ['drop'] },
})
