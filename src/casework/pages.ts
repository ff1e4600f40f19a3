import type { Page } from '#platform'
import { authorityPages } from './authority/pages.ts'
import { pointerPages } from './blue-card/pages.ts'
import { copyPages } from './bundle/pages.ts'
import { casesPage } from './cases/cases.page.tsx'
import { overviewPage } from './cases/overview.page.tsx'
import { clockPages } from './clocks/pages.ts'
import { compartmentPages } from './compartments/pages.ts'
import { consentPages } from './consents/pages.ts'
import { denialPages } from './denial/pages.ts'
import { diagnosisPage } from './diagnosis/diagnosis.page.tsx'
import { documentPages } from './documents/pages.ts'
import { emergencyPages } from './emergency/pages.ts'
import { correctPersonPage } from './families/correct-person.page.tsx'
import { enterPersonPage } from './families/enter-person.page.tsx'
import { pasteHouseholdPage } from './families/household/paste-household.page.tsx'
import { leaveHouseholdPage } from './families/leave-household.page.tsx'
import { unmaskPage } from './families/unmask.page.tsx'
import { withdrawConsentPage } from './families/withdraw-consent.page.tsx'
import { formPage } from './forms/form.page.tsx'
import { newFormPage } from './forms/new-form.page.tsx'
import { partPage } from './forms/part.page.tsx'
import { handoverPages } from './handover/pages.ts'
import { inactionPages } from './inaction/pages.ts'
import { inspectionPages } from './inspections/pages.ts'
import { lookPages } from './looks/pages.ts'
import { migrationPages } from './migration/pages.ts'
import { moneyPages } from './money/pages.ts'
import { moveCasePage } from './moving/move-case.page.tsx'
import { openCasePage } from './opening/open-case.page.tsx'
import { picturePages } from './pictures/pages.ts'
import { lookAsPages } from './preview/pages.ts'
import { projectPages } from './projects/pages.ts'
import { proposalPages } from './proposals/pages.ts'
import { retentionPages } from './retention/pages.ts'
import { sharingPages } from './sharing/pages.ts'
import { standInPages } from './stand-ins/pages.ts'
import { stepNotWorkingPage } from './steps/not-working.page.tsx'
import { stepPage } from './steps/steps.page.tsx'
import { supportPages } from './support/pages.ts'
import { takeoverPages } from './takeover/pages.ts'
import { releaseMemberPage } from './team/release-member.page.tsx'
import { teamPage } from './team/team.page.tsx'
import { historyPage } from './timeline/history.page.tsx'
import { unitPages } from './units/pages.ts'
import { unmetPages } from './unmet/pages.ts'
import { workPages } from './work-pages.ts'

export { familyPages } from './family-page/pages.ts'
export { letterPages } from './official-letters/pages.ts'
export { caseworkPrints } from './prints/prints.ts'
export type { Proposing } from './proposals/make-fair.server.ts'
export { fairPages } from './proposals/pages.ts'
export { type AnswerParts, answerPages } from './requests/by-link.page.tsx'

/** Pages of work with families. A fixed word in an address comes before a parameter in the same place. */
export const caseworkPages: readonly Page[] = [
  casesPage,
  openCasePage,
  ...takeoverPages,
  overviewPage,
  stepPage,
  stepNotWorkingPage,
  moveCasePage,
  teamPage,
  releaseMemberPage,
  enterPersonPage,
  pasteHouseholdPage,
  correctPersonPage,
  leaveHouseholdPage,
  unmaskPage,
  withdrawConsentPage,
  ...authorityPages,
  ...consentPages,
  ...pointerPages,
  ...denialPages,
  ...compartmentPages,
  ...clockPages,
  ...emergencyPages,
  ...lookPages,
  ...copyPages,
  ...inspectionPages,
  newFormPage,
  formPage,
  partPage,
  diagnosisPage,
  historyPage,
  ...sharingPages,
  ...lookAsPages,
  ...handoverPages,
  ...retentionPages,
  ...migrationPages,
  ...documentPages,
  ...standInPages,
  ...picturePages,
  ...moneyPages,
  ...unitPages,
  ...unmetPages,
  ...inactionPages,
  ...supportPages,
  ...projectPages,
  ...proposalPages,
  ...workPages,
]
