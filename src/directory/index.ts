import type { Messages } from '#platform'
import { exchangeMessages } from './exchange/i18n/messages.ts'
import { directoryMessages as ownMessages } from './i18n/messages.ts'

/** What the directory and its open formats say. */
export const directoryMessages: Messages = {
  pl: { ...ownMessages.pl, ...exchangeMessages.pl },
  en: { ...ownMessages.en, ...exchangeMessages.en },
}

export { answerRule, type EligibilityRule, eligible, type PersonFacts } from './entries/eligibility.domain.ts'
export { ServiceId, ServiceInput } from './entries/service.schema.ts'
export { servicePath } from './service-paths.ts'
