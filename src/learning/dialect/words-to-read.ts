import type { Block } from './blocks.domain.ts'
import { readMarkdown } from './read-markdown.ts'

/** How a callout for those who fill in a text begins. */
const FOR_EDITORS = 'Dla redakcji'

/** A text as its readers get it: without the notes for those who fill it in. Throws as `readMarkdown`. */
export const wordsToRead = (markdown: string, variant = 'standard'): readonly Block[] =>
  readMarkdown(markdown, variant).filter((block) => !isForEditors(block))

const isForEditors = (block: Block): boolean => {
  if (block.is !== 'callout') return false
  const [first] = block.title
  return first?.is === 'text' && first.text.startsWith(FOR_EDITORS)
}
