/** What two persons who are kept apart must not do: meet, learn each other's address or contact, or either. */
export const APART_KINDS = ['no_meeting', 'no_contact_details', 'both'] as const
export type ApartKind = (typeof APART_KINDS)[number]
/** On what it rests. `pointer`: a Blue Card procedure, of which nothing but the pointer is kept. */
export const APART_BASES = ['court_order', 'police_order', 'pointer', 'own_assessment'] as const
export type ApartBasis = (typeof APART_BASES)[number]
/** Why a worker stands on the side of one person of a family. */
export const SIDE_WHYS = ['related', 'serves_alone'] as const
export type SideWhy = (typeof SIDE_WHYS)[number]
