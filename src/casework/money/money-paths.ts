/** Where the envelopes of my gminas stand. */
export const envelopesPath = '/envelopes'
export const envelopePath = (unitCode: string): string => `${envelopesPath}/${unitCode}`
export const envelopeFilePath = (unitCode: string): string => `${envelopePath(unitCode)}/file`
/** Where a line of a basket is bought. */
export const purchasePathOf = (caseId: string, itemId: string): string => `/cases/${caseId}/basket/${itemId}/purchase`
