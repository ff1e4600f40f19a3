import type { Page } from '#platform'
import { coursePages } from './courses/pages.ts'

/** Every page of learning. */
export const learningPages: readonly Page[] = [...coursePages]
