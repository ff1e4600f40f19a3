import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  DeletedTextRun,
  type FileChild,
  HeadingLevel,
  HeightRule,
  InsertedTextRun,
  InternalHyperlink,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { LocalDate } from '#kernel'
import type {
  PrintBlock,
  PrintDocument,
  PrintList,
  PrintPiece,
  PrintTable,
  PrintWords,
} from '../pdf/print-document.domain.ts'
import { plainText } from '../pdf/typeset.domain.ts'

/** Width of the text between the margins, in twentieths of a point (A4, 25 and 18 mm). */
export const TEXT_WIDTH = 9469
const TWIPS_PER_MM = 56.7
/** Named by the file's own styles. */
export const SMALL = 'Small'
export const QUOTE = 'Quotation'
/** Whose tracked changes they are: nobody's in person. */
const AUTHOR = 'Kooperacja'

const LEVELS = {
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
  5: HeadingLevel.HEADING_5,
} as const
/** The numbers of lists, defined by the file; each list counts anew. */
export const COUNTED = 'counted'
const line = { style: BorderStyle.SINGLE, size: 4, space: 1, color: 'auto' } as const

/** The parts of a document as a word processor keeps them, under the title as the first heading. */
export function docxBlocks(document: PrintDocument): readonly FileChild[] {
  const marks = numbersFromOne()
  const hasContents = document.blocks.some(({ kind }) => kind === 'contents')
  const places: Places = new Map<PrintBlock, string>(
    hasContents ? document.blocks.filter(isChapter).map((block, no) => [block, `chapter-${no + 1}`]) : [],
  )
  return [
    ...(document.above ?? []).flatMap((block) => blockParts(block, marks)),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(document.title) }),
    ...document.blocks.flatMap((block) => {
      const place = places.get(block)
      if (isChapter(block) && place) return [chapter(block.text, place)]
      return block.kind === 'contents' ? contents(places) : blockParts(block, marks)
    }),
  ]
}

type Heading = Extract<PrintBlock, { readonly kind: 'heading' }>
/** Where a heading of the second level is found by links of this file. */
type Places = ReadonlyMap<PrintBlock, string>
const isChapter = (block: PrintBlock): block is Heading => block.kind === 'heading' && block.level === 2

const chapter = (text: string, id: string): Paragraph =>
  new Paragraph({ heading: LEVELS[2], children: [new Bookmark({ id, children: runs(text) })] })

/** Written out rather than counted by the word processor, which would ask before it shows anything. */
const contents = (places: Places): readonly Paragraph[] =>
  [...places].flatMap(([block, anchor]) =>
    isChapter(block)
      ? [
          new Paragraph({
            bullet: { level: 0 },
            children: [new InternalHyperlink({ anchor, children: runs(block.text) })],
          }),
        ]
      : [],
  )

/** Each tracked change and each counted list of one file has a number of its own. */
type Numbers = () => number
function numbersFromOne(): Numbers {
  let last = 0
  return () => {
    last += 1
    return last
  }
}

function blockParts(block: PrintBlock, marks: Numbers): readonly FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[block.level], children: runs(block.text) })]
    case 'text':
      return [new Paragraph({ ...styleOf(block.as), children: words(block.text) })]
    case 'facts':
      return block.items.map(
        ({ label, text }) => new Paragraph({ children: [...runs(`${label}: `, { bold: true }), ...runs(text)] }),
      )
    case 'list':
      return list(block, marks)
    case 'table':
      return [...caption(block, marks), table(block, marks), new Paragraph({ style: SMALL })]
    case 'redline':
      return [new Paragraph({ children: words(block.runs, { on: block.on, marks }) })]
    case 'choices':
      return [
        ...asked(block),
        ...block.options.map(
          ({ text, ticked }) => new Paragraph({ keepLines: true, children: runs(`${ticked ? '☑' : '☐'} ${text}`) }),
        ),
      ]
    case 'lines':
      return [...asked(block), ...Array.from({ length: block.count }, emptyLine)]
    case 'signatures':
      return block.places.flatMap(({ who, note }) => [
        emptyLine(),
        new Paragraph({ children: runs(who) }),
        ...(note === '' ? [] : [new Paragraph({ style: SMALL, children: runs(note) })]),
      ])
    case 'sides':
      return [
        ...(block.left === '' ? [] : [new Paragraph({ children: runs(block.left) })]),
        ...(block.right === '' ? [] : [new Paragraph({ alignment: AlignmentType.RIGHT, children: runs(block.right) })]),
      ]
    case 'qr':
      // Its address stands in the text, where a reader at a screen opens it.
      return [new Paragraph({ style: SMALL, children: runs(`${block.alt}: ${block.address}`) })]
    case 'new_page':
      return [new Paragraph({ pageBreakBefore: true })]
    case 'contents':
      return []
  }
}

const styleOf = (as: 'small' | 'quote' | undefined) => (as ? { style: as === 'small' ? SMALL : QUOTE } : {})

const asked = ({ label, note }: { readonly label: string; readonly note: string }): readonly Paragraph[] => [
  new Paragraph({ keepNext: true, children: runs(label, { bold: true }) }),
  ...(note === '' ? [] : [new Paragraph({ style: SMALL, keepNext: true, children: runs(note) })]),
]

/** A place to write by hand. */
const emptyLine = (): Paragraph => new Paragraph({ spacing: { before: 480 }, border: { bottom: line } })

function list({ items, ordered, on }: PrintList, marks: Numbers): readonly Paragraph[] {
  const look = ordered ? { numbering: { reference: COUNTED, level: 0, instance: marks() } } : { bullet: { level: 0 } }
  return items.map((item) => new Paragraph({ ...look, children: words(item, { on, marks }) }))
}

const caption = ({ caption = '', on }: PrintTable, marks: Numbers): readonly Paragraph[] =>
  caption.length === 0
    ? []
    : [new Paragraph({ keepNext: true, children: words(caption, { on, marks, look: { bold: true } }) })]

/** Head cells are repeated on each page, and a row is never cut in two. */
function table({ columns, rows, byHand = 0, on }: PrintTable, marks: Numbers): Table {
  const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0)
  const widths = columns.map(({ share = 1 }) => Math.floor((TEXT_WIDTH * share) / whole))
  const cell = (text: PrintWords, no: number, look: Partial<IRunOptions> = {}) =>
    new TableCell({
      width: { size: widths[no] ?? 0, type: WidthType.DXA },
      margins: { left: 90, right: 90, top: 50, bottom: 50 },
      children: [new Paragraph({ spacing: { after: 0 }, children: words(text, { on, marks, look }) })],
    })
  const height = byHand > 0 ? { value: Math.round(byHand * TWIPS_PER_MM), rule: HeightRule.ATLEAST } : undefined
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, no) => cell(label, no, { bold: true })),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            ...(height ? { height } : {}),
            children: row.map((text, no) => cell(text, no)),
          }),
      ),
    ],
  })
}

/** `on`: the day that tracked changes carry; a mark without one is a mistake of whoever made the document. */
type Set = { readonly on?: LocalDate | undefined; readonly marks?: Numbers; readonly look?: Partial<IRunOptions> }

/** Words with their look. What was added and removed are tracked changes, so that a word processor can take or refuse each. */
function words(given: PrintWords, { on, marks, look = {} }: Set = {}): readonly ParagraphChild[] {
  if (typeof given === 'string') return runs(given, look)
  return given.flatMap((piece) => {
    const looked = piece.bold ? { ...look, bold: true } : look
    if (!isChanged(piece)) return runs(piece.text, looked)
    if (!on || !marks) throw new Error('a marked piece without the day of its change')
    const Tracked = piece.mark === 'added' ? InsertedTextRun : DeletedTextRun
    const date = `${on}T00:00:00Z`
    return pieces(piece.text).map((one) => new Tracked({ ...one, ...looked, id: marks(), author: AUTHOR, date }))
  })
}
const isChanged = ({ mark = 'kept' }: PrintPiece): boolean => mark !== 'kept'

const runs = (text: string, look: Partial<IRunOptions> = {}): readonly ParagraphChild[] =>
  pieces(text).map((piece) => new TextRun({ ...piece, ...look }))

/** A text cut at its line ends: each piece but the first begins on a new line. */
const pieces = (text: string): readonly { readonly text: string; readonly break?: number }[] =>
  plainText(text)
    .split('\n')
    .map((row, no) => (no === 0 ? { text: row } : { text: row, break: 1 }))
    .filter((piece) => piece.text !== '' || 'break' in piece)
