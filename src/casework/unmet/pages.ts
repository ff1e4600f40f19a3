import type { Page } from '#platform'
import { unmetPage, unmetUnitsPage } from './unmet.page.tsx'

/** Pages of needs without a service, of gminas and powiats. */
export const unmetPages: readonly Page[] = [unmetUnitsPage, unmetPage]
