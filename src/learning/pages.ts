import type { Page } from '#platform'

/** Every page of learning. */
export const learningPages: readonly Page[] = []
