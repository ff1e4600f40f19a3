import type { Page } from '#platform'
import { denyPage, liftDenialPage } from './deny.page.tsx'

/** Pages about who is kept out of a case. */
export const denialPages: readonly Page[] = [denyPage, liftDenialPage]
