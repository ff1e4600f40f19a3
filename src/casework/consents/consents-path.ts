import type { Register, TextLanguage } from './texts/consent-text.domain.ts'

/** Addresses of the two registers of consent, for links from other pages. */
export const consentsPath = (caseId: string): string => `/cases/${caseId}/consents`
export const consentPrintPath = (caseId: string, register: Register, language: TextLanguage): string =>
  `/cases/${caseId}/print/consents/${register}/${language}`
/** Both registers by code, for the data protection officer. */
export const auditedConsentsPath = '/consents'
