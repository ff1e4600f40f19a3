import { follows, myself, policy, rel, system } from '#platform'

const ofKept = rel('service_id', 'authz.services_i_keep')
const keepsItsProvider = rel('institution_id', 'authz.institutions_whose_services_i_keep')
const worker = system('worker')

/** The directory is read by everybody as far as each entry is for everybody; an entry is kept by its provider, or in its gmina for one without accounts. */
export const servicePolicy = policy({
  table: 'directory.service',
  rules: {
    read: [
      rel('audience', 'authz.audiences_i_am_in'),
      keepsItsProvider,
      rel('id', 'authz.services_of_my_link'),
      // To send its provider a link.
      worker,
    ],
    add: [keepsItsProvider],
    keep: [keepsItsProvider],
  },
  rowSecurity: { select: ['read'], insert: ['add'], update: ['keep'] },
})

/** Earlier wordings are for whoever keeps the entry. */
export const serviceVersionPolicy = policy({
  table: 'directory.service_version',
  rules: { read: [ofKept], save: [ofKept] },
  rowSecurity: { select: ['read'], insert: ['save'] },
})

export const confirmLinkPolicy = policy({
  table: 'directory.confirm_link',
  rules: { read: [ofKept, worker], make: [ofKept], end: [ofKept], send: [worker] },
  rowSecurity: { select: ['read'], insert: ['make'], update: ['end', 'send'] },
})

/** What a provider proposes comes by `directory.propose_by_link` alone. */
export const proposalPolicy = policy({
  table: 'directory.proposal',
  rules: { read: [ofKept], decide: [ofKept] },
  rowSecurity: { select: ['read'], update: ['decide'] },
})

/** How much of a service there is, is told with its entry, and said by whoever keeps that. What is held and free: `directory.free_units`. */
export const supplyPolicy = policy({
  table: 'directory.supply',
  rules: { read: [follows('service_id', 'directory.service')], say: [ofKept] },
  rowSecurity: { select: ['read'], insert: ['say'] },
})

/** Entries on their way in are only for whoever sent the file; what of them is taken, the policy of entries says. */
export const importListPolicy = policy({
  table: 'directory.import_list',
  rules: { read: [myself('uploaded_by')], upload: [myself('uploaded_by')], import: [myself('uploaded_by')] },
  rowSecurity: { select: ['read'], insert: ['upload'], update: ['import'] },
})
