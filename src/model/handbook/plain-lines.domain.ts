import { type TextBlock, textBlocks, type Words, wordsText } from './structured-text.domain.ts'

/** The text of a paragraph where only plain lines can stand, as in one sentence of a print: rows of a table name their columns. */
export const plainLines = (text: string): string => textBlocks(text).flatMap(linesOf).join('\n')

function linesOf(block: TextBlock): readonly string[] {
  if (block.kind === 'paragraph') return [wordsText(block.words)]
  if (block.kind === 'list')
    return block.items.map((item, no) => `${block.ordered ? `${no + 1}.` : '–'} ${wordsText(item)}`)
  const { caption, header, rows } = block
  const cell = (words: Words, no: number) => `${wordsText(header[no] ?? [])}: ${wordsText(words)}`
  return [
    ...(caption === '' ? [] : [`${caption}:`]),
    ...rows.map((row) => `– ${row.flatMap((words, no) => (words.length === 0 ? [] : [cell(words, no)])).join('; ')}`),
  ]
}
