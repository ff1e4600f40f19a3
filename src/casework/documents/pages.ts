import type { Page } from '#platform'
import { cardPage } from './cards/card.page.tsx'
import { documentsPage } from './documents.page.tsx'

/** Pages of letters of the own institution, transfer cards and papers filled from the plan. */
export const documentPages: readonly Page[] = [documentsPage, cardPage]
