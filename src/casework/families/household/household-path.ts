/** Where a household is pasted into a case. */
export const pasteHouseholdPath = (caseId: string): string => `/cases/${caseId}/people/paste`
