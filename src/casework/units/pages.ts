import type { Page } from '#platform'
import { waitingPage } from './waiting.page.tsx'
import { waitingListsPage } from './waiting-lists.page.tsx'

/** Pages of what waits for units of services. */
export const unitPages: readonly Page[] = [waitingListsPage, waitingPage]
