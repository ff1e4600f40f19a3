import { everyone, holds, myself, policy, rel, system } from '#platform'

const administers = holds('authz.i_administer')
const setup = system('setup')
const worksThere = rel('institution_id', 'authz.institutions_i_work_in')
const headsIt = rel('institution_id', 'authz.institutions_i_head')
const protectsIt = rel('institution_id', 'authz.institutions_i_protect')

/** Who the officer is and how to reach them is published (RODO art. 37 par. 7). The controller appoints, never the officer. */
export const officerPolicy = policy({
  table: 'protection.officer',
  rules: {
    read: [everyone],
    appoint: [administers, setup, headsIt],
    end: [administers, setup, headsIt],
  },
  rowSecurity: { select: ['read'], insert: ['appoint'], update: ['end'] },
})

/** What people are told is told to everybody, in every version there was. */
export const clausePolicy = policy({
  table: 'protection.clause',
  rules: { read: [everyone], publish: [setup, headsIt, protectsIt] },
  rowSecurity: { select: ['read'], insert: ['publish'] },
})

/** Whoever works there may report, because the hours count from the finding; the register is the controller's and the officer's. */
export const incidentPolicy = policy({
  table: 'protection.incident',
  rules: {
    read: [headsIt, protectsIt, myself('reported_by')],
    report: [worksThere, protectsIt],
    keep: [headsIt, protectsIt],
  },
  rowSecurity: { select: ['read'], insert: ['report'], update: ['keep'] },
})

/** Who asks is read by those who answer, and by the workers to whom the request was passed on. */
export const requestPolicy = policy({
  table: 'protection.request',
  rules: {
    read: [headsIt, protectsIt, rel('id', 'authz.requests_given_to_me')],
    receive: [headsIt, protectsIt],
    answer: [headsIt, protectsIt],
  },
  rowSecurity: { select: ['read'], insert: ['receive'], update: ['answer'] },
})

/** Who prepares the copy of data that a request asks for is chosen by those who answer for the institution. */
export const requestWorkerPolicy = policy({
  table: 'protection.request_worker',
  rules: { read: [headsIt, protectsIt, myself('person_id')], pass: [headsIt, protectsIt], end: [headsIt, protectsIt] },
  rowSecurity: { select: ['read'], insert: ['pass'], update: ['end'] },
})
