import type { Messages } from '#platform'
import { institutionsMessages as ownMessages } from './i18n/messages.ts'
import { importMessages } from './import/i18n/messages.ts'

/** What the register of institutions and its import say. */
export const institutionsMessages: Messages = {
  pl: { ...ownMessages.pl, ...importMessages.pl },
  en: { ...ownMessages.en, ...importMessages.en },
}

export { AGREEMENT_KINDS, type AgreementKind, type AgreementState } from './agreements/agreement.domain.ts'
export { type EmploymentFunction, EmploymentId } from './employment/employment.domain.ts'
export { PersonChoice, PersonSearch } from './employment/person-search.tsx'
export { showPhone } from './register/identifiers.domain.ts'
export { ContactInput, InstitutionInput } from './register/institution.schema.ts'
export { institutionAddress } from './register/institution-address.ts'
export { type InstitutionLevel, SECTORS, type Sector } from './register/sector.domain.ts'
