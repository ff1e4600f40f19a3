/** Addresses of needs and of what could meet them. */
export const needPath = {
  all: (caseId: string): string => `/cases/${caseId}/needs`,
  add: (caseId: string): string => `/cases/${caseId}/needs/new`,
  order: (caseId: string): string => `/cases/${caseId}/needs/order`,
  print: (caseId: string): string => `/cases/${caseId}/print/needs`,
  one: (caseId: string, needId: string): string => `/cases/${caseId}/needs/${needId}`,
  change: (caseId: string, needId: string): string => `/cases/${caseId}/needs/${needId}/change`,
  unmet: (caseId: string, needId: string): string => `/cases/${caseId}/needs/${needId}/unmet`,
  choose: (caseId: string, needId: string, serviceId: string): string =>
    `/cases/${caseId}/needs/${needId}/services/${serviceId}`,
  next: (caseId: string, itemId: string): string => `/cases/${caseId}/basket/${itemId}/next`,
}
