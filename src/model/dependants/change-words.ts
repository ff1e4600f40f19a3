import type { T } from '#platform'
import type { ParagraphChange } from './changed-paragraphs.domain.ts'

/** What changed about a paragraph, as a list in words. */
export const changeWords = (t: T, what: readonly ParagraphChange[]): string =>
  what.map((one) => t(`model.dependants.what.${one}`)).join(', ')
