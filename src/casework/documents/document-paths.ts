/** Addresses of letters of the own institution, transfer cards and papers filled from the plan. */
export const documentPath = {
  list: (caseId: string) => `/cases/${caseId}/documents`,
  familyWork: (caseId: string) => `/cases/${caseId}/print/plan/family-work`,
  contract: (caseId: string, variant: string, subjectId: string) =>
    `/cases/${caseId}/print/plan/contract/${variant}/${subjectId}`,
  card: (caseId: string, card: string) => `/cases/${caseId}/documents/cards/${card}`,
  cardPrint: (caseId: string, card: string) => `/cases/${caseId}/print/cards/${card}`,
  newLetter: (caseId: string) => `/cases/${caseId}/documents/letters/new`,
  letter: (caseId: string, letterId: string) => `/cases/${caseId}/documents/letters/${letterId}`,
  issue: (caseId: string, letterId: string) => `/cases/${caseId}/documents/letters/${letterId}/issue`,
  proof: (caseId: string, letterId: string) => `/cases/${caseId}/documents/letters/${letterId}/proof`,
  letterPrint: (caseId: string, letterId: string) => `/cases/${caseId}/print/own-letters/${letterId}`,
  letterFilled: (caseId: string, letterId: string) => `/cases/${caseId}/print/own-letters/${letterId}/filled`,
  proofFile: (caseId: string, letterId: string, proofId: string) =>
    `/cases/${caseId}/print/own-letters/${letterId}/proofs/${proofId}`,
  of: (institutionId: string) => `/documents/of/${institutionId}`,
  addTemplate: (institutionId: string) => `/documents/of/${institutionId}/templates/new`,
  template: (institutionId: string, templateId: string) => `/documents/of/${institutionId}/templates/${templateId}`,
  templatePreview: (institutionId: string, templateId: string) =>
    `/documents/of/${institutionId}/templates/${templateId}/preview`,
  numbering: (institutionId: string) => `/documents/of/${institutionId}/numbering`,
} as const
