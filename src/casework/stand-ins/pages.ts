import type { Page } from '#platform'
import { loadPage, setLimitPage } from '../load/load.page.tsx'
import { endStandInPage, nameStandInPage, standInsPage } from './stand-ins.page.tsx'

/** Pages of leaves with a stand-in and of what each worker carries. A fixed word in an address comes before a parameter in the same place. */
export const standInPages: readonly Page[] = [standInsPage, nameStandInPage, endStandInPage, loadPage, setLimitPage]
