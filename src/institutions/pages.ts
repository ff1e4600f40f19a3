import type { Page } from '#platform'
import { endAgreementPage } from './agreements/end-agreement.page.tsx'
import { type AgreementOffers, signAgreementPage } from './agreements/sign-agreement.page.tsx'
import { employPersonPage, endEmploymentPage } from './employment/employ-person.page.tsx'
import { enterEmployeePage } from './employment/enter-employee.page.tsx'
import { reviewListPage } from './import/review-list.page.tsx'
import { uploadInstitutionsPage, uploadPeoplePage } from './import/upload-list.page.tsx'
import { correctContactPage, correctInstitutionPage } from './register/correct-institution.page.tsx'
import { areaPage, endInstitutionPage } from './register/end-institution.page.tsx'
import { institutionPage } from './register/institution.page.tsx'
import { institutionsPage } from './register/institutions.page.tsx'
import { registerInstitutionPage } from './register/register-institution.page.tsx'

/** The pages of the register. `offers` says which agreements the loaded models name: this capability knows no model. */
export const institutionsPages = (offers: AgreementOffers): readonly Page[] => [
  institutionsPage,
  registerInstitutionPage,
  institutionPage,
  correctInstitutionPage,
  correctContactPage,
  areaPage,
  endInstitutionPage,
  employPersonPage,
  enterEmployeePage,
  endEmploymentPage,
  signAgreementPage(offers),
  endAgreementPage,
  uploadInstitutionsPage,
  uploadPeoplePage,
  reviewListPage,
]
