import type { Page } from '#platform'
import { answerHandoverPage, askBackPage, refuseHandoverPage } from './answer-handover.page.tsx'
import { handoverPage } from './handover.page.tsx'
import { incomingPage } from './incoming.page.tsx'
import { offerHandoverPage, takeBackHandoverPage } from './offer-handover.page.tsx'
import { receivedPage } from './received.page.tsx'
import { shareWithReceiverPage } from './share-with-receiver.page.tsx'

/** Pages of handing a case over to another gmina, on both sides. */
export const handoverPages: readonly Page[] = [
  handoverPage,
  offerHandoverPage,
  takeBackHandoverPage,
  shareWithReceiverPage,
  receivedPage,
  incomingPage,
  askBackPage,
  refuseHandoverPage,
  answerHandoverPage,
]
