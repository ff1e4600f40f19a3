export { answerRule, type EligibilityRule, eligible, type PersonFacts } from './entries/eligibility.domain.ts'
export { ServiceId, ServiceInput } from './entries/service.schema.ts'
export { directoryMessages } from './i18n/messages.ts'
