import { holds, myself, policy, rel, system } from '#platform'

const worker = system('worker')
/** Whoever heads the institution that runs what was learned stands for its certificates. */
const headsIssuer = rel('institution_id', 'authz.institutions_i_head')

/** What a certificate states to whoever holds its code comes from `learning.certificate_by_code` alone. */
export const certificatePolicy = policy({
  table: 'learning.certificate',
  rules: {
    read: [myself('person_id'), headsIssuer, rel('person_id', 'authz.people_i_head'), worker],
    issue: [worker, headsIssuer],
    end: [headsIssuer],
  },
  rowSecurity: { select: ['read'], insert: ['issue'], update: ['end'] },
})

const edits = holds('authz.i_edit_learning')

/** Who issues is said by whoever edits what is learned; the name of the institution stands on every certificate. */
export const issuerPolicy = policy({
  table: 'learning.issuer',
  rules: { read: [edits], name: [edits] },
  seenAs: 'closed',
  rowSecurity: { select: ['read'], insert: ['name'] },
})
