import type { PrintBlock, PrintWords } from '#platform'
import { type TextBlock, textBlocks, type Words } from '../handbook/structured-text.domain.ts'

/** The text of a paragraph on paper: its paragraphs, lists and tables in their order. */
export const textOnPaper = (text: string): readonly PrintBlock[] => textBlocks(text).map(blockOnPaper)

function blockOnPaper(block: TextBlock): PrintBlock {
  if (block.kind === 'paragraph') return { kind: 'text', text: onPaper(block.words) }
  if (block.kind === 'list')
    return { kind: 'list', items: block.items.map(onPaper), ...(block.ordered ? { ordered: true } : {}) }
  const { caption, header, rows } = block
  return {
    kind: 'table',
    ...(caption === '' ? {} : { caption }),
    columns: header.map((cell) => ({ label: onPaper(cell) })),
    rows: rows.map((row) => row.map(onPaper)),
  }
}

/** Words of one look stay one text. */
const onPaper = (words: Words): PrintWords => {
  const [only, second] = words
  if (!only) return ''
  return second || only.bold ? words : only.text
}
