import type { Page } from '#platform'
import { coursePages } from './courses/pages.ts'
import { itemPage, itemVersionPage } from './reading/item.page.tsx'
import { knowledgePage, libraryPage, newsPage } from './reading/lists.page.tsx'

/** Every page of learning. */
export const learningPages: readonly Page[] = [
  ...[knowledgePage, newsPage, libraryPage, itemPage, itemVersionPage],
  ...coursePages,
]
