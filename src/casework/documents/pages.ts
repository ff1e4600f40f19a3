import type { Page } from '#platform'
import { cardPage } from './cards/card.page.tsx'
import { documentsPage } from './documents.page.tsx'
import { beginLetterPage } from './letters/begin-letter.page.tsx'
import { issueLetterPage, proofPage } from './letters/issue-letter.page.tsx'
import { ownLetterPage } from './letters/letter.page.tsx'
import { institutionDocumentsPage } from './templates/institution-documents.page.tsx'
import { addTemplatePage, numberingPage, templatePage } from './templates/template.page.tsx'

/** Pages of letters of the own institution, transfer cards and papers filled from the plan. */
export const documentPages: readonly Page[] = [
  documentsPage,
  cardPage,
  beginLetterPage,
  ownLetterPage,
  issueLetterPage,
  proofPage,
  institutionDocumentsPage,
  addTemplatePage,
  numberingPage,
  templatePage,
]
