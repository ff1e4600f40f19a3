import { closedCasesPath, institutionProtectionPath } from '#protection'

export const closedCasePath = (institutionId: string, caseId: string): string =>
  `${closedCasesPath(institutionId)}/${caseId}`
export const destructionPath = (institutionId: string, destructionId: string): string =>
  `${institutionProtectionPath(institutionId)}/destruction/${destructionId}`
