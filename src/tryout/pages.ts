import type { Page } from '#platform'
import { beginTryoutPage } from './begin-tryout.page.tsx'
import type { Tryouts } from './tryout.ts'

export { walkPages } from './walk.page.tsx'

/** The page of the real site from which a draft is tried out. */
export const tryoutPages = (tryouts: Tryouts): readonly Page[] => [beginTryoutPage(tryouts)]
