import type { Messages } from '#platform'
import { authorityMessages } from './authority/i18n/messages.ts'
import { pointerMessages } from './blue-card/i18n/messages.ts'
import { copyMessages } from './bundle/i18n/messages.ts'
import { needMessages } from './candidates/i18n/messages.ts'
import { clockMessages } from './clocks/i18n/messages.ts'
import { compartmentMessages } from './compartments/i18n/messages.ts'
import { consentMessages } from './consents/i18n/messages.ts'
import { denialMessages } from './denial/i18n/messages.ts'
import { documentMessages } from './documents/i18n/messages.ts'
import { emergencyMessages } from './emergency/i18n/messages.ts'
import { householdMessages } from './families/household/i18n/messages.ts'
import { familyPageMessages } from './family-page/i18n/messages.ts'
import { handoverMessages } from './handover/i18n/messages.ts'
import { caseworkMessages as ownMessages } from './i18n/messages.ts'
import { inactionMessages } from './inaction/i18n/messages.ts'
import { inspectionMessages } from './inspections/i18n/messages.ts'
import { lookMessages } from './looks/i18n/messages.ts'
import { dateMessages } from './meeting-dates/i18n/messages.ts'
import { migrationMessages } from './migration/i18n/messages.ts'
import { minutesMessages } from './minutes/i18n/messages.ts'
import { moneyMessages } from './money/i18n/messages.ts'
import { letterMessages } from './official-letters/i18n/messages.ts'
import { pictureMessages } from './pictures/i18n/messages.ts'
import { workMessages } from './plan/i18n/messages.ts'
import { plenaryMessages } from './plenaries/i18n/messages.ts'
import { lookAsMessages } from './preview/i18n/messages.ts'
import { printMessages } from './prints/i18n/messages.ts'
import { projectMessages } from './projects/i18n/messages.ts'
import { proposalMessages } from './proposals/i18n/messages.ts'
import { requestMessages } from './requests/i18n/messages.ts'
import { retentionMessages } from './retention/i18n/messages.ts'
import { sharingMessages } from './sharing/i18n/messages.ts'
import { sittingMessages } from './sittings/i18n/messages.ts'
import { standInMessages } from './stand-ins/i18n/messages.ts'
import { supportMessages } from './support/i18n/messages.ts'
import { takeoverMessages } from './takeover/i18n/messages.ts'
import { taskMessages } from './tasks/i18n/messages.ts'
import { unitMessages } from './units/i18n/messages.ts'
import { unmetMessages } from './unmet/i18n/messages.ts'

/** Messages of work with families, of every subject in it. */
export const caseworkMessages: Messages = {
  pl: {
    ...ownMessages.pl,
    ...householdMessages.pl,
    ...sharingMessages.pl,
    ...workMessages.pl,
    ...dateMessages.pl,
    ...sittingMessages.pl,
    ...plenaryMessages.pl,
    ...handoverMessages.pl,
    ...printMessages.pl,
    ...requestMessages.pl,
    ...familyPageMessages.pl,
    ...authorityMessages.pl,
    ...consentMessages.pl,
    ...pointerMessages.pl,
    ...denialMessages.pl,
    ...compartmentMessages.pl,
    ...emergencyMessages.pl,
    ...lookMessages.pl,
    ...letterMessages.pl,
    ...inspectionMessages.pl,
    ...takeoverMessages.pl,
    ...lookAsMessages.pl,
    ...retentionMessages.pl,
    ...migrationMessages.pl,
    ...copyMessages.pl,
    ...documentMessages.pl,
    ...minutesMessages.pl,
    ...taskMessages.pl,
    ...standInMessages.pl,
    ...clockMessages.pl,
    ...pictureMessages.pl,
    ...moneyMessages.pl,
    ...unitMessages.pl,
    ...unmetMessages.pl,
    ...inactionMessages.pl,
    ...needMessages.pl,
    ...unitMessages.pl,
    ...supportMessages.pl,
    ...projectMessages.pl,
    ...proposalMessages.pl,
  },
  en: {
    ...ownMessages.en,
    ...householdMessages.en,
    ...sharingMessages.en,
    ...workMessages.en,
    ...dateMessages.en,
    ...sittingMessages.en,
    ...plenaryMessages.en,
    ...handoverMessages.en,
    ...printMessages.en,
    ...requestMessages.en,
    ...familyPageMessages.en,
    ...authorityMessages.en,
    ...consentMessages.en,
    ...pointerMessages.en,
    ...denialMessages.en,
    ...compartmentMessages.en,
    ...emergencyMessages.en,
    ...lookMessages.en,
    ...letterMessages.en,
    ...inspectionMessages.en,
    ...takeoverMessages.en,
    ...lookAsMessages.en,
    ...retentionMessages.en,
    ...migrationMessages.en,
    ...copyMessages.en,
    ...documentMessages.en,
    ...minutesMessages.en,
    ...taskMessages.en,
    ...standInMessages.en,
    ...clockMessages.en,
    ...pictureMessages.en,
    ...moneyMessages.en,
    ...unitMessages.en,
    ...unmetMessages.en,
    ...inactionMessages.en,
    ...needMessages.en,
    ...unitMessages.en,
    ...supportMessages.en,
    ...projectMessages.en,
    ...proposalMessages.en,
  },
}

export { caseOverviewPath, newCasePath } from './cases/case-paths.ts'
export type { ListedCase } from './lists/my-cases.query.server.ts'
export { CALENDAR_FILE, calendarPath, SITTING_CALENDAR } from './meetings/meeting-paths.ts'
export { envelopeFilePath, envelopesPath } from './money/money-paths.ts'
export { printPath } from './prints/print-paths.ts'
export { prioritiesPath } from './proposals/proposal-paths.ts'
export { SEARCH_LIMITS } from './search/search.domain.ts'
export { loadPath, standInsPath } from './stand-ins/stand-in-paths.ts'
export { setsTeam, stepWay } from './steps/step-way.domain.ts'
export { factSentence } from './timeline/fact-sentence.ts'
export { unmetFilePath, unmetPath } from './unmet/unmet-paths.ts'
