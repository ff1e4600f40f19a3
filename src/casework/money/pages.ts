import type { Page } from '#platform'
import { envelopePage, envelopesPage } from './envelope.page.tsx'
import { acceptPurchasePage, linePurchasePage, withdrawPurchasePage } from './line-purchase.page.tsx'
import { payPurchasePage, purchasePage } from './purchase.page.tsx'
import { openSourcePage, raiseSourcePage, reverseEntryPage } from './source.page.tsx'

/** Pages of the envelope of a gmina and of what is bought from it. A fixed word in an address comes before a parameter in the same place. */
export const moneyPages: readonly Page[] = [
  envelopesPage,
  openSourcePage,
  raiseSourcePage,
  reverseEntryPage,
  purchasePage,
  payPurchasePage,
  envelopePage,
  acceptPurchasePage,
  withdrawPurchasePage,
  linePurchasePage,
]
