/** Addresses of the pages of letters from authorities. */
export const letterPath = {
  waiting: '/letters',
  list: (caseId: string) => `/cases/${caseId}/letters`,
  one: (caseId: string, letterId: string) => `/cases/${caseId}/letters/${letterId}`,
  entries: (caseId: string, letterId: string) => `/cases/${caseId}/letters/${letterId}/entries`,
  words: (caseId: string, letterId: string) => `/cases/${caseId}/letters/${letterId}/words`,
  answer: (caseId: string, letterId: string) => `/cases/${caseId}/letters/${letterId}/answer`,
  approve: (caseId: string, letterId: string) => `/cases/${caseId}/letters/${letterId}/approve`,
  takeBack: (caseId: string, letterId: string) => `/cases/${caseId}/letters/${letterId}/take-back`,
  send: (caseId: string, letterId: string) => `/cases/${caseId}/letters/${letterId}/send`,
  draft: (caseId: string, letterId: string) => `/cases/${caseId}/print/letters/${letterId}/draft`,
  file: (caseId: string, letterId: string) => `/cases/${caseId}/print/letters/${letterId}/approved`,
} as const
