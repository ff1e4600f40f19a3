import type { Page } from '#platform'
import { auditPage } from './audit.page.tsx'
import { caseLooksPage } from './case-looks.page.tsx'
import { judgeLookPage } from './judge-look.page.tsx'

/** Pages about who looked at a case. */
export const lookPages: readonly Page[] = [caseLooksPage, auditPage, judgeLookPage]
