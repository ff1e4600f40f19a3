/** Where the copies of data out of a case stand, for links from its other pages. */
export const copiesPath = (caseId: string): string => `/cases/${caseId}/copies`
export const copyPath = (caseId: string, bundleId: string): string => `${copiesPath(caseId)}/${bundleId}`
/** Where it is noted that an entry comes from an informant. */
export const informantsPath = (caseId: string): string => `/cases/${caseId}/informants`
