import type { Page } from '#platform'
import { paperFormPage } from './paper-form.page.tsx'
import { takeOverPage } from './take-over.page.tsx'

/** Pages of taking a case over from paper. A fixed word in an address comes before a parameter in the same place. */
export const takeoverPages: readonly Page[] = [takeOverPage, paperFormPage]
