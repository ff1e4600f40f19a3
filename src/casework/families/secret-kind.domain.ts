/** What of a person is kept masked. */
export const SECRET_KINDS = ['pesel', 'shielded_address', 'shielded_contact'] as const
export type SecretKind = (typeof SECRET_KINDS)[number]
