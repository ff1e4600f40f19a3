import type { Page } from '#platform'
import { documentsPage } from './documents.page.tsx'

/** Pages of letters of the own institution, transfer cards and papers filled from the plan. */
export const documentPages: readonly Page[] = [documentsPage]
