/** Strand colours: 8 for the 15 sectors of the model, and ink for the family. A colour never stands without a name. */
const strands = {
  social_assistance: 'c-ops',
  family_support: 'c-pcpr',
  education: 'c-szk',
  courts_probation: 'c-kur',
  health: 'c-zdr',
  prevention: 'c-zdr',
  local_government: 'c-gm',
  housing: 'c-gm',
  labour_market: 'c-gm',
  culture: 'c-gm',
  sport: 'c-gm',
  ngo: 'c-ngo',
  church: 'c-ngo',
  other: 'c-ngo',
  police: 'c-pol',
  family: 'c-rodz',
} as const

/** A sector as the model names it (FORMAT.md, section 2), or the family itself. */
export type SectorOrFamily = keyof typeof strands

/** The class that gives a part the sector's colour. */
export const strandClass = (sector: SectorOrFamily): string => strands[sector]
