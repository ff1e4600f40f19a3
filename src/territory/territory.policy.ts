import { everyone, holds, policy, system } from '#platform'

const keeps = [holds('authz.i_administer'), system('setup')]

/** The register of territorial division is public. */
export const unitPolicy = policy({
  table: 'territory.unit',
  rules: { read: [everyone], import: keeps },
  rowSecurity: { select: ['read'], insert: ['import'] },
})

export const unitPeriodPolicy = policy({
  table: 'territory.unit_period',
  rules: { read: [everyone], import: keeps },
  rowSecurity: { select: ['read'], insert: ['import'], update: ['import'] },
})

/** Outlines of units are as public as the units. */
export const boundaryPolicy = policy({
  table: 'territory.boundary',
  rules: { read: [everyone], import: keeps },
  rowSecurity: { select: ['read'], insert: ['import'], update: ['import'] },
})
