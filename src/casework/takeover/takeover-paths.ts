/** Addresses of the pages of taking over. */
export const takeOverPath = '/cases/take-over'
export const paperFormPath = (caseId: string): string => `/cases/${caseId}/paper-forms/new`
