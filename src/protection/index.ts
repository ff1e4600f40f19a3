import type { Messages } from '#platform'
import { registerMessages } from './activities/i18n/messages.ts'
import { protectionMessages as ownMessages } from './i18n/messages.ts'
import { incidentMessages } from './incidents/i18n/messages.ts'
import { requestMessages } from './requests/i18n/messages.ts'
import { filePlanMessages } from './retention/i18n/messages.ts'

/** What the protection of data says. */
export const protectionMessages: Messages = {
  pl: {
    ...ownMessages.pl,
    ...incidentMessages.pl,
    ...requestMessages.pl,
    ...filePlanMessages.pl,
    ...registerMessages.pl,
  },
  en: {
    ...ownMessages.en,
    ...incidentMessages.en,
    ...requestMessages.en,
    ...filePlanMessages.en,
    ...registerMessages.en,
  },
}

export type { Clause } from './clauses/clause.domain.ts'
export { informationClause } from './clauses/clause-blocks.ts'
export { CLAUSE_PATTERN } from './clauses/clause-pattern.ts'
export { OfInstitution } from './of-institution.ts'
export { contactOf, type Officer } from './officer/officer.domain.ts'
export { ProtectionCrumbs } from './protection-crumbs.tsx'
export {
  approveCopyPath,
  authorisationsFilePath,
  closedCasesPath,
  documentsFilePath,
  filePlanPath,
  institutionProtectionPath,
  protectionPath,
  requestCopiesPath,
  requestPath,
} from './protection-paths.ts'
export { type DataRequest, dueOn, RequestId } from './requests/request.domain.ts'
export {
  CATEGORIES,
  type Category,
  categoryMark,
  destroyFrom,
  type FileClass,
  FileClassId,
  type Keeping,
} from './retention/file-class.domain.ts'
