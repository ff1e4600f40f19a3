import type { Page, Print } from '#platform'
import { authorisationsPage } from './authorisations/authorisations.page.tsx'
import { authorisationsPrint } from './authorisations/authorisations-print.ts'
import { clausePage } from './clauses/clause.page.tsx'
import { clausePrint } from './clauses/clause-print.ts'
import { publishClausePage } from './clauses/publish-clause.page.tsx'
import { institutionProtectionPage } from './desk/institution-protection.page.tsx'
import { myProtectionPage } from './desk/my-protection.page.tsx'
import { closeIncidentPage } from './incidents/close-incident.page.tsx'
import { decideIncidentPage } from './incidents/decide-incident.page.tsx'
import { describeIncidentPage } from './incidents/describe-incident.page.tsx'
import { incidentPage } from './incidents/incident.page.tsx'
import { incidentPrint } from './incidents/incident-print.ts'
import { incidentsPage } from './incidents/incidents.page.tsx'
import { reportIncidentPage } from './incidents/report-incident.page.tsx'
import { appointOfficerPage } from './officer/appoint-officer.page.tsx'
import { endOfficerPage } from './officer/end-officer.page.tsx'
import { answerRequestPage } from './requests/answer-request.page.tsx'
import { confirmIdentityPage } from './requests/confirm-identity.page.tsx'
import { extendRequestPage } from './requests/extend-request.page.tsx'
import { passRequestPage } from './requests/pass-request.page.tsx'
import { receiveRequestPage } from './requests/receive-request.page.tsx'
import { requestPage } from './requests/request.page.tsx'
import { requestsPage } from './requests/requests.page.tsx'

export const protectionPages: readonly Page[] = [
  myProtectionPage,
  institutionProtectionPage,
  appointOfficerPage,
  endOfficerPage,
  publishClausePage,
  clausePage,
  authorisationsPage,
  incidentsPage,
  reportIncidentPage,
  incidentPage,
  describeIncidentPage,
  decideIncidentPage,
  closeIncidentPage,
  requestsPage,
  receiveRequestPage,
  requestPage,
  confirmIdentityPage,
  extendRequestPage,
  passRequestPage,
  answerRequestPage,
]

export const protectionPrints: readonly Print[] = [clausePrint, incidentPrint, authorisationsPrint]
