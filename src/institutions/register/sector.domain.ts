/** The closed list of sectors (FORMAT.md, section 5). Each institution has exactly one: by it a model says whose people may hold a role. */
export const SECTORS = [
  'social_assistance',
  'family_support',
  'education',
  'health',
  'police',
  'courts_probation',
  'labour_market',
  'prevention',
  'culture',
  'sport',
  'ngo',
  'church',
  'housing',
  'local_government',
  'other',
] as const
export type Sector = (typeof SECTORS)[number]

/** Up to where an institution works. */
export const INSTITUTION_LEVELS = ['gmina', 'powiat', 'region', 'national'] as const
export type InstitutionLevel = (typeof INSTITUTION_LEVELS)[number]
