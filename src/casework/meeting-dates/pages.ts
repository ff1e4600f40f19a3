import type { Page } from '#platform'
import { answerDatesPage } from './answer-dates.page.tsx'
import { pollPage } from './poll.page.tsx'
import { proposeDatesPage } from './propose-dates.page.tsx'
import { recordDatesPage } from './record-dates.page.tsx'

/** Pages on which a date is found. A fixed word in an address comes before a parameter in the same place. */
export const datePages: readonly Page[] = [proposeDatesPage, recordDatesPage, pollPage, answerDatesPage]
