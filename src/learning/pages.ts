import type { Page, Print } from '#platform'
import type { ActAs } from '#platform/server'
import { certificatePrint } from './certificates/certificate-print.ts'
import { checkCertificatePage } from './certificates/check-certificate.page.tsx'
import { myCertificatesPage } from './certificates/my-certificates.page.tsx'

/** Every page of learning. */
export const learningPages: readonly Page[] = []

/** The check of certificates, without an account, and one's own. */
export const certificatePages = (parts: { readonly actAs: ActAs }): readonly Page[] => [
  checkCertificatePage(parts),
  myCertificatesPage,
]

/** Certificates on paper; `baseUrl` is the address of this site, which stands on each. */
export const certificatePrints = (baseUrl: string): readonly Print[] => [certificatePrint(baseUrl)]
