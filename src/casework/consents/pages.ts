import type { Page } from '#platform'
import { auditedConsentsPage } from './audited-consents.page.tsx'
import { consentsPage } from './consents.page.tsx'
import { recordSharingPage } from './record-sharing-consent.page.tsx'
import { withdrawSharingPage } from './withdraw-sharing-consent.page.tsx'

/** Pages of the two registers of consent. */
export const consentPages: readonly Page[] = [consentsPage, recordSharingPage, withdrawSharingPage, auditedConsentsPage]
