import type { Page, Print } from '#platform'
import { documentPage } from './activities/document.page.tsx'
import { documentsPage } from './activities/documents.page.tsx'
import { documentsPrint } from './activities/documents-print.ts'
import { nextDocumentPage } from './activities/next-document.page.tsx'
import { writeDocumentPage } from './activities/write-document.page.tsx'
import { dataAgreementsPage } from './agreements/data-agreements.page.tsx'
import { endDataAgreementPage } from './agreements/end-data-agreement.page.tsx'
import { enterAgreementPage } from './agreements/enter-agreement.page.tsx'
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
import { addClassPage } from './retention/add-class.page.tsx'
import { endClassPage } from './retention/end-class.page.tsx'
import { filePlanPage } from './retention/file-plan.page.tsx'

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
  filePlanPage,
  addClassPage,
  endClassPage,
  documentsPage,
  writeDocumentPage,
  documentPage,
  nextDocumentPage,
  dataAgreementsPage,
  enterAgreementPage,
  endDataAgreementPage,
]

export const protectionPrints: readonly Print[] = [clausePrint, incidentPrint, authorisationsPrint, documentsPrint]
