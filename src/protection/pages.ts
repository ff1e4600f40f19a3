import type { Page, Print } from '#platform'
import { clausePage } from './clauses/clause.page.tsx'
import { clausePrint } from './clauses/clause-print.ts'
import { publishClausePage } from './clauses/publish-clause.page.tsx'
import { institutionProtectionPage } from './desk/institution-protection.page.tsx'
import { myProtectionPage } from './desk/my-protection.page.tsx'
import { appointOfficerPage } from './officer/appoint-officer.page.tsx'
import { endOfficerPage } from './officer/end-officer.page.tsx'

export const protectionPages: readonly Page[] = [
  myProtectionPage,
  institutionProtectionPage,
  appointOfficerPage,
  endOfficerPage,
  publishClausePage,
  clausePage,
]

export const protectionPrints: readonly Print[] = [clausePrint]
