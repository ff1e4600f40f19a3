import type { Page } from '#platform'
import { consentForPage } from '../consents/consent-for.page.tsx'
import { withdrawConsentForPage } from '../consents/withdraw-consent-for.page.tsx'
import { recordOpinionPage } from '../opinions/record-opinion.page.tsx'
import { endRecordPage } from './end-record.page.tsx'
import { recordAuthorityPage } from './record-authority.page.tsx'
import { recordIncapacityPage } from './record-incapacity.page.tsx'

/** Pages about who decides for a person of a case. */
export const authorityPages: readonly Page[] = [
  recordAuthorityPage,
  recordIncapacityPage,
  consentForPage,
  withdrawConsentForPage,
  recordOpinionPage,
  endRecordPage,
]
