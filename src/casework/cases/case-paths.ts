/** Addresses of the pages that other capabilities lead to. */
export const newCasePath = '/cases/new'
export const caseOverviewPath = (caseId: string): string => `/cases/${caseId}`
