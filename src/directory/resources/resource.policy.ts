import { policy, rel } from '#platform'

const keepsItsMap = rel('unit_code', 'authz.units_whose_resources_i_keep')

/** A strength is read by whoever it is for, and kept by the people of its gmina or powiat. */
export const resourcePolicy = policy({
  table: 'directory.resource',
  rules: { read: [rel('audience', 'authz.audiences_i_am_in'), keepsItsMap], add: [keepsItsMap], keep: [keepsItsMap] },
  rowSecurity: { select: ['read'], insert: ['add'], update: ['keep'] },
})

/** How a strength is reached is for those who keep the map alone. */
export const resourceContactPolicy = policy({
  table: 'directory.resource_contact',
  rules: { read: [rel('resource_id', 'authz.resources_i_keep')], keep: [rel('resource_id', 'authz.resources_i_keep')] },
  rowSecurity: { select: ['read'], insert: ['keep'] },
})
