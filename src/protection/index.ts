import type { Messages } from '#platform'
import { protectionMessages as ownMessages } from './i18n/messages.ts'
import { incidentMessages } from './incidents/i18n/messages.ts'
import { requestMessages } from './requests/i18n/messages.ts'

/** What the protection of data says. */
export const protectionMessages: Messages = {
  pl: { ...ownMessages.pl, ...incidentMessages.pl, ...requestMessages.pl },
  en: { ...ownMessages.en, ...incidentMessages.en, ...requestMessages.en },
}

export type { Clause } from './clauses/clause.domain.ts'
export { informationClause } from './clauses/clause-blocks.ts'
export { CLAUSE_PATTERN } from './clauses/clause-pattern.ts'
export { contactOf, type Officer } from './officer/officer.domain.ts'
export {
  approveCopyPath,
  authorisationsFilePath,
  institutionProtectionPath,
  protectionPath,
  requestCopiesPath,
  requestPath,
} from './protection-paths.ts'
export { type DataRequest, dueOn, RequestId } from './requests/request.domain.ts'
