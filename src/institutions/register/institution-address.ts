/** Where the card of an institution is: for the forms that lead back to it, which the card itself links to. */
export const institutionAddress = (institutionId: string): string => `/institutions/${institutionId}`
/** Where an agreement of an institution is recorded; that page is put together with what the models offer. */
export const signAgreementAddress = (institutionId: string): string => `/institutions/${institutionId}/agreements/sign`
