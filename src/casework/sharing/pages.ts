import type { Page } from '#platform'
import { chooseDisclosurePage } from './choose-disclosure.page.tsx'
import { disclosePage } from './disclose.page.tsx'
import { entryAudiencePage } from './entry-audience.page.tsx'
import { followDisclosurePage } from './follow-disclosure.page.tsx'
import { ledgerPage } from './ledger.page.tsx'
import { confirmPackagePage } from './packages/confirm-package.page.tsx'
import { pastLedgerPage } from './past-ledger.page.tsx'
import { sharedCellPage } from './shared-cell.page.tsx'
import { withdrawDisclosurePage } from './withdraw-disclosure.page.tsx'

/** Pages of the sharing ledger of a case. */
export const sharingPages: readonly Page[] = [
  ledgerPage,
  pastLedgerPage,
  sharedCellPage,
  entryAudiencePage,
  confirmPackagePage,
  chooseDisclosurePage,
  disclosePage,
  withdrawDisclosurePage,
  followDisclosurePage,
]
