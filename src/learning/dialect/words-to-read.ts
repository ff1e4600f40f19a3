import type { Block } from './blocks.domain.ts'
import { readMarkdown } from './read-markdown.ts'
import { remembered } from './remembered.ts'

/** How a callout for those who fill in a text begins. */
const FOR_EDITORS = 'Dla redakcji'

const isForEditors = (block: Block): boolean => {
  if (block.is !== 'callout') return false
  const [first] = block.title
  return first?.is === 'text' && first.text.startsWith(FOR_EDITORS)
}

const forReaders = (variant: string) =>
  remembered((markdown) => readMarkdown(markdown, variant).filter((block) => !isForEditors(block)))
const [standard, easyToRead] = [forReaders('standard'), forReaders('etr')]

/** A text as its readers get it: without the notes for those who fill it in. Throws as `readMarkdown`. */
export const wordsToRead = (markdown: string, variant = 'standard'): readonly Block[] =>
  variant === 'etr' ? easyToRead(markdown) : standard(markdown)
