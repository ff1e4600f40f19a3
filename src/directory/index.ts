export { categoryCalled } from './entries/category-called.domain.ts'
export {
  type Answer,
  answerRule,
  type EligibilityRule,
  eligible,
  type PersonFacts,
  serves,
} from './entries/eligibility.domain.ts'
export {
  CATEGORIES,
  type Category,
  type CostKind,
  type EntryAge,
  LANGUAGES,
  type Language,
  type ServiceEntry,
} from './entries/service.domain.ts'
export { ServiceId, ServiceInput } from './entries/service.schema.ts'
export { ageSentence, costSentence, ruleSentence } from './entries/service-words.ts'
export { directoryMessages } from './i18n/messages.ts'
export { ResourceInput } from './resources/resource.schema.ts'
export { resourceFilePath, resourcePath } from './resources/resource-paths.ts'
export { servicePath } from './service-paths.ts'
export type { FreeUnits } from './supply/free-units.query.server.ts'
export { OFFER_UNITS, UNITS, type Unit } from './supply/supply.domain.ts'
export { freeSentence } from './supply/supply-words.ts'
