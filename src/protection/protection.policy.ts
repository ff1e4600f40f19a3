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

/** The file plan is an office rule, not a secret: whoever works there reads it, the head and the officer keep it. */
export const fileClassPolicy = policy({
  table: 'protection.file_class',
  rules: {
    read: [worksThere, protectsIt],
    consult: [worksThere, protectsIt],
    plan: [headsIt, protectsIt],
    endClass: [headsIt, protectsIt],
  },
  rowSecurity: { select: ['read'], insert: ['plan'], update: ['endClass'] },
})

/** Registers of activities and assessments are the controller's and the officer's; an authority that may see them gets a print. */
export const documentPolicy = policy({
  table: 'protection.document',
  rules: { read: [headsIt, protectsIt], describe: [headsIt, protectsIt] },
  rowSecurity: { select: ['read'], insert: ['describe'] },
})

/** What people may know of joint control (RODO art. 26 par. 2) they read through protection.joint_control. */
export const dataAgreementPolicy = policy({
  table: 'protection.data_agreement',
  rules: { read: [headsIt, protectsIt], agree: [headsIt, protectsIt], endAgreement: [headsIt, protectsIt] },
  rowSecurity: { select: ['read'], insert: ['agree'], update: ['endAgreement'] },
})

/** Who prepares the copy of data that a request asks for is chosen by those who answer for the institution. */
export const requestWorkerPolicy = policy({
  table: 'protection.request_worker',
  rules: { read: [headsIt, protectsIt, myself('person_id')], pass: [headsIt, protectsIt], end: [headsIt, protectsIt] },
  rowSecurity: { select: ['read'], insert: ['pass'], update: ['end'] },
})
