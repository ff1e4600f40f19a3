import type { Page } from '#platform'
import { askSupportPage, takeOverSupportPage, withdrawSupportPage } from './ask-support.page.tsx'
import { grantSupportPage, refuseSupportPage } from './decide-support.page.tsx'
import { supportPage, supportsPage } from './support.page.tsx'

/** Pages of what institutions ask gminas for. A fixed word in an address comes before a parameter in the same place. */
export const supportPages: readonly Page[] = [
  supportsPage,
  askSupportPage,
  grantSupportPage,
  refuseSupportPage,
  withdrawSupportPage,
  takeOverSupportPage,
  supportPage,
]
