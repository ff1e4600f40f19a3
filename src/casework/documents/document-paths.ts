/** Addresses of letters of the own institution, transfer cards and papers filled from the plan. */
export const documentPath = {
  list: (caseId: string) => `/cases/${caseId}/documents`,
  familyWork: (caseId: string) => `/cases/${caseId}/print/plan/family-work`,
  contract: (caseId: string, variant: string, subjectId: string) =>
    `/cases/${caseId}/print/plan/contract/${variant}/${subjectId}`,
  card: (caseId: string, card: string) => `/cases/${caseId}/documents/cards/${card}`,
  cardPrint: (caseId: string, card: string) => `/cases/${caseId}/print/cards/${card}`,
} as const
