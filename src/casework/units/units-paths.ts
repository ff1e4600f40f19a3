/** Addresses of what waits for units of services. */
export const WAITING_LISTS = '/waiting-lists'
export const waitingPath = (caseId: string, itemId: string): string => `/cases/${caseId}/basket/${itemId}/waiting`
