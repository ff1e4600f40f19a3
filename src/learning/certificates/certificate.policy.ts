import { myself, policy, rel, system } from '#platform'

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
