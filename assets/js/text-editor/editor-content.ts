import {
  type TextBlock,
  textBlocks,
  tidy,
  type WordPiece,
  type Words,
  writtenText,
} from '../../../src/model/handbook/structured-text.domain.ts'

/** A node of the editor's document, as the editor itself reads and gives it. */
export type EditorNode = {
  type?: string
  text?: string
  marks?: { type: string }[]
  content?: EditorNode[]
}

/** How the parts of a text are called in the editor. A caption is a part of its own there, right before its table. */
export const NODES = {
  paragraph: 'paragraph',
  lineBreak: 'lineBreak',
  bullets: 'bulletList',
  numbers: 'orderedList',
  item: 'listItem',
  caption: 'tableCaption',
  table: 'table',
  row: 'tableRow',
  headCell: 'tableHeader',
  cell: 'tableCell',
  bold: 'bold',
} as const

/** A text of a paragraph as the editor's document. */
export function editorContent(text: string): EditorNode {
  const content = textBlocks(text).flatMap(nodesOf)
  return { type: 'doc', content: content.length > 0 ? content : [paragraph([])] }
}

function nodesOf(block: TextBlock): readonly EditorNode[] {
  if (block.kind === 'paragraph') return [paragraph(block.words)]
  if (block.kind === 'list') {
    const items = block.items.map((item): EditorNode => ({ type: NODES.item, content: [paragraph(item)] }))
    return [{ type: block.ordered ? NODES.numbers : NODES.bullets, content: items }]
  }
  const caption: EditorNode = { type: NODES.caption, content: inline([{ text: block.caption }]) }
  const rows = [
    rowOf(NODES.headCell, block.header),
    ...block.rows.filter((row) => row.length > 0).map((row) => rowOf(NODES.cell, row)),
  ]
  return [caption, { type: NODES.table, content: rows }]
}

const rowOf = (type: string, cells: readonly Words[]): EditorNode => ({
  type: NODES.row,
  content: cells.map((cell) => ({ type, content: [paragraph(cell)] })),
})
const paragraph = (words: Words): EditorNode => ({ type: NODES.paragraph, content: inline(words) })

const inline = (words: Words): EditorNode[] =>
  words.flatMap(({ text, bold }) =>
    text
      .split('\n')
      .flatMap((line, no): readonly EditorNode[] => [
        ...(no > 0 ? [{ type: NODES.lineBreak }] : []),
        ...(line === '' ? [] : [{ type: 'text', text: line, ...(bold ? { marks: [{ type: NODES.bold }] } : {}) }]),
      ]),
  )

/** The text that the editor's document says. What a notation of this kind cannot say, as joined cells, is written as plainly as it can. */
export const textOfEditor = (document: EditorNode): string => writtenText(blocksOf(document.content ?? []))

function blocksOf(nodes: readonly EditorNode[]): readonly TextBlock[] {
  return nodes.flatMap((node, no): readonly TextBlock[] => {
    const { content = [] } = node
    switch (node.type) {
      case NODES.bullets:
      case NODES.numbers:
        return [{ kind: 'list', ordered: node.type === NODES.numbers, items: content.map(oneLine) }]
      case NODES.table:
        return [tableOf(content, nodes[no - 1])]
      case NODES.caption:
        return nodes[no + 1]?.type === NODES.table ? [] : [{ kind: 'paragraph', words: wordsOf(node) }]
      default:
        return [{ kind: 'paragraph', words: wordsOf(node) }]
    }
  })
}

function tableOf(rows: readonly EditorNode[], before: EditorNode | undefined): TextBlock {
  const [header = [], ...rest] = rows.map(({ content = [] }) => content.map(oneLine))
  const caption = before?.type === NODES.caption ? before : {}
  return { kind: 'table', caption: plain(oneLine(caption)), header, rows: rest }
}

const plain = (words: Words): string => words.map(({ text }) => text).join('')

function wordsOf({ content = [] }: EditorNode): Words {
  return tidy(
    content.map(({ type, text = '', marks = [] }): WordPiece => {
      if (type === NODES.lineBreak) return { text: '\n' }
      return marks.some((mark) => mark.type === NODES.bold) ? { text, bold: true } : { text }
    }),
  )
}

/** All that an item or a cell says, in one line: what stood in several paragraphs stands beside each other. */
function oneLine(node: EditorNode): Words {
  const { content = [] } = node
  const parts = content.some(({ type }) => type === NODES.paragraph) ? content : [node]
  return tidy(
    parts.flatMap((part, no) => [
      ...(no > 0 ? [{ text: ' ' }] : []),
      ...wordsOf(part).map((piece) => ({ ...piece, text: piece.text.replaceAll('\n', ' ') })),
    ]),
  )
}
