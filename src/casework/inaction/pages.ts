import type { Page } from '#platform'
import { inactionCardPage, inactionCardsPage } from './inaction.page.tsx'

/** Cards of the cost of inaction. */
export const inactionPages: readonly Page[] = [inactionCardsPage, inactionCardPage]
