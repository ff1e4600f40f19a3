/** What of a person can be shielded. */
export const SHIELDED = ['address', 'contact'] as const
export type Shielded = (typeof SHIELDED)[number]
/** Characters of a shielded value. */
export const LONGEST_SHIELDED = 300
