import type { Page } from '#platform'
import { helpPage } from './help.page.tsx'
import { unmetPage, unmetUnitsPage } from './unmet.page.tsx'

/** Pages of needs without a service, of gminas and powiats. A fixed word in an address comes before a parameter in the same place. */
export const unmetPages: readonly Page[] = [unmetUnitsPage, helpPage, unmetPage]
