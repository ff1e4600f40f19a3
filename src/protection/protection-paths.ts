/** Where the pages about one institution begin: for pages that lead to each other. */
export const protectionPath = '/protection'
export const institutionProtectionPath = (institutionId: string): string => `${protectionPath}/${institutionId}`
export const incidentsPath = (institutionId: string): string => `${institutionProtectionPath(institutionId)}/incidents`
export const requestsPath = (institutionId: string): string => `${institutionProtectionPath(institutionId)}/requests`
export const incidentPath = (institutionId: string, incidentId: string): string =>
  `${incidentsPath(institutionId)}/${incidentId}`
export const requestPath = (institutionId: string, requestId: string): string =>
  `${requestsPath(institutionId)}/${requestId}`
/** Copies of data prepared for a request, for the workers it was passed on to; and one of them as it is approved from figures. */
export const requestCopiesPath = (institutionId: string, requestId: string): string =>
  `${requestPath(institutionId, requestId)}/copies`
type OfCopy = { readonly institutionId: string; readonly requestId: string; readonly bundleId: string }
export const approveCopyPath = ({ institutionId, requestId, bundleId }: OfCopy): string =>
  `${requestCopiesPath(institutionId, requestId)}/${bundleId}`
/** The register of authorisations as a file; with the parameter of an address where no institution is given. */
export const authorisationsFilePath = (institutionId = ':institutionId'): string =>
  `${institutionProtectionPath(institutionId)}/authorisations/csv`
export const filePlanPath = (institutionId: string): string => `${institutionProtectionPath(institutionId)}/file-plan`
/** Closed cases by code stand in casework, beside the registers of their institution. */
export const closedCasesPath = (institutionId: string): string =>
  `${institutionProtectionPath(institutionId)}/closed-cases`
/** A register of descriptions: activities, processing for others, assessments of impact. */
export const documentsPath = (institutionId: string, kind: string): string =>
  `${institutionProtectionPath(institutionId)}/registers/${kind}`
export const documentPath = (institutionId: string, kind: string, threadId: string): string =>
  `${documentsPath(institutionId, kind)}/entries/${threadId}`
/** A register as a file; with the parameters of an address where nothing is given. */
export const documentsFilePath = (institutionId = ':institutionId', kind = ':kind'): string =>
  `${documentsPath(institutionId, kind)}/csv`
export const dataAgreementsPath = (institutionId: string): string =>
  `${institutionProtectionPath(institutionId)}/agreements`
