import type { Page } from '#platform'
import { callSittingPage } from './call-sitting.page.tsx'
import { cancelSittingPage, moveSittingPage } from './change-sitting.page.tsx'
import { sittingPage } from './sitting.page.tsx'

/** Pages of sittings. A fixed word in an address comes before a parameter in the same place. */
export const sittingPages: readonly Page[] = [callSittingPage, sittingPage, moveSittingPage, cancelSittingPage]
