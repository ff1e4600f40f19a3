import type { Page, Print } from '#platform'
import type { ActAs } from '#platform/server'
import { courseBookPrint } from './book/course-book.ts'
import { certificatePrint } from './certificates/certificate-print.ts'
import { certificatesPage } from './certificates/certificates.page.tsx'
import { checkCertificatePage } from './certificates/check-certificate.page.tsx'
import { endCertificatePage } from './certificates/end-certificate.page.tsx'
import { myCertificatesPage } from './certificates/my-certificates.page.tsx'
import { nameIssuerPage } from './certificates/name-issuer.page.tsx'
import { coursePages } from './courses/pages.ts'
import { itemPage, itemVersionPage } from './reading/item.page.tsx'
import { knowledgePage, libraryPage, newsPage } from './reading/lists.page.tsx'

/** Every page for reading and for courses. */
export const learningPages: readonly Page[] = [
  ...[knowledgePage, newsPage, libraryPage, itemPage, itemVersionPage],
  ...coursePages,
]

/** The check of certificates, without an account, one's own, and those that somebody looks after. */
export const certificatePages = (parts: { readonly actAs: ActAs }): readonly Page[] => [
  checkCertificatePage(parts),
  ...[myCertificatesPage, certificatesPage, endCertificatePage, nameIssuerPage],
]

/** Courses and certificates on paper; `baseUrl` is the address of this site, which stands on each certificate. */
export const learningPrints = (baseUrl: string): readonly Print[] => [courseBookPrint, certificatePrint(baseUrl)]
