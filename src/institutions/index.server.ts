export {
  type AgreementSearch,
  type AgreementShown,
  agreements,
  agreementsInForce,
} from './agreements/agreement.query.server.ts'
export type { NewAgreement, Party } from './agreements/agreement.store.server.ts'
export type { AgreementOffers, OfferedAgreement } from './agreements/sign-agreement.page.tsx'
export { endAgreement, type SignInput, type SignRefusal, signAgreement } from './agreements/sign-agreement.server.ts'
export { type EmployInput, employPerson, endEmployment } from './employment/employ-person.server.ts'
export { type Employee, employeesOf, searchPeople } from './employment/employment.query.server.ts'
export { csvOf, writeTable } from './import/files/write-table.ts'
export { REFUSED_FILE, refusedFile, TEMPLATE_FILE, templateFile } from './import/import-files.server.ts'
export { FORGET_LISTS, forgetLists } from './import/import-list.server.ts'
export { correctContact, endInstitution, setArea } from './register/change-institution.server.ts'
export {
  type InstitutionCard,
  type InstitutionFound,
  institutionCard,
  searchInstitutions,
} from './register/institution.query.server.ts'
export { correctInstitution, registerInstitution } from './register/register-institution.server.ts'
