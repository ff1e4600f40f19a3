/** Words that follow each other, each piece in bold or not. No piece is empty, and neighbours differ. */
export type Words = readonly WordPiece[]
export type WordPiece = { readonly text: string; readonly bold?: true }

/**
 * A part of a paragraph's text (FORMAT.md, section 4). Words of a paragraph may hold line ends; items and cells are one line each.
 * The rows of a table may differ in length: that is for the check to say, not for whoever reads it.
 */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Words[] }
  | TextTable
export type TextTable = {
  readonly kind: 'table'
  /** What the table tells; empty where nothing is said. */
  readonly caption: string
  readonly header: readonly Words[]
  readonly rows: readonly (readonly Words[])[]
}

/** A backslash takes from the sign after it what it means to this notation. */
const ESCAPED = /\\([\\*|.-])/g
const INLINE = /\\[\\*|.-]|\*\*/g
const BULLET = /^- +(.+)$/
const NUMBERED = /^(\d{1,3})\. +(.+)$/
const CAPTION = /^Tabela: *(.+)$/
/** Some write it between the head of a table and its rows; it says nothing. */
const RULER = /^:?-{3,}:?$/

type Line = { readonly kind: 'blank' | 'plain' | 'bullet' | 'number' | 'row' | 'caption'; readonly text: string }

/** The parts of a text in their order. Every text can be read: what is none of the structures is a paragraph. */
export function textBlocks(text: string): readonly TextBlock[] {
  return groupsOf(linesOf(text)).flatMap(blockOf)
}

function linesOf(text: string): readonly Line[] {
  const lines = text.split(/\r\n?|\n/).map((line): Line => lineOf(line.trim()))
  return withPlainNumbers(lines).map((line, no, all) =>
    line.kind === 'plain' && CAPTION.test(line.text) && all[no + 1]?.kind === 'row'
      ? { ...line, kind: 'caption' }
      : line,
  )
}

function lineOf(text: string): Line {
  if (text === '') return { kind: 'blank', text }
  if (/^\|./.test(text)) return { kind: 'row', text }
  if (BULLET.test(text)) return { kind: 'bullet', text }
  return { kind: NUMBERED.test(text) ? 'number' : 'plain', text }
}

/** Numbers that do not count from one are not a list: shown as one they would be other numbers. */
function withPlainNumbers(lines: readonly Line[]): readonly Line[] {
  return groupsOf(lines).flatMap((group) => {
    if (group[0]?.kind !== 'number') return group
    const counts = group.every(({ text }, no) => Number(NUMBERED.exec(text)?.[1]) === no + 1)
    return counts ? group : group.map((line): Line => ({ ...line, kind: 'plain' }))
  })
}

/** Lines of one kind that follow each other; a caption begins the rows below it. */
function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const before = last?.at(-1)?.kind
    if (last && (before === line.kind || (before === 'caption' && line.kind === 'row'))) last.push(line)
    else groups.push([line])
  }
  return groups
}

function blockOf(group: readonly Line[]): readonly TextBlock[] {
  const texts = group.map(({ text }) => text)
  switch (group[0]?.kind) {
    case 'plain':
      return [{ kind: 'paragraph', words: wordsOf(texts.join('\n')) }]
    case 'bullet':
      return [{ kind: 'list', ordered: false, items: texts.map((text) => wordsOf(BULLET.exec(text)?.[1] ?? '')) }]
    case 'number':
      return [{ kind: 'list', ordered: true, items: texts.map((text) => wordsOf(NUMBERED.exec(text)?.[2] ?? '')) }]
    case 'row':
      return [tableOf('', texts)]
    case 'caption':
      return [tableOf(CAPTION.exec(texts[0] ?? '')?.[1] ?? '', texts.slice(1))]
    default:
      return []
  }
}

function tableOf(caption: string, lines: readonly string[]): TextTable {
  const [header = [], ...rest] = lines.map(cellsOf)
  const rows = rest[0]?.every((cell) => RULER.test(cell)) ? rest.slice(1) : rest
  return { kind: 'table', caption, header: header.map(wordsOf), rows: rows.map((row) => row.map(wordsOf)) }
}

/** The cells between the bars of a line; the bar at its end may be missing. */
function cellsOf(line: string): readonly string[] {
  const cells = [...line.slice(1).matchAll(/((?:\\.|[^|\\]|\\$)*)\|?/g)]
  return cells.filter(([whole]) => whole !== '').map(([, cell = '']) => cell.trim())
}

/** Two stars begin bold words and two end them; stars without a partner in their line, or with nothing between, are stars. */
function wordsOf(text: string): Words {
  const stars = [...text.matchAll(INLINE)].filter(([sign]) => sign === '**').map(({ index }) => index)
  const pieces: WordPiece[] = []
  let from = 0
  for (let no = 0; no < stars.length; no += 1) {
    const [open = 0, close] = [stars[no], stars[no + 1]]
    if (close === undefined || close === open + 2 || text.slice(open, close).includes('\n')) continue
    pieces.push({ text: text.slice(from, open) }, { text: text.slice(open + 2, close), bold: true })
    from = close + 2
    no += 1
  }
  return tidy(
    [...pieces, { text: text.slice(from) }].map((piece) => ({ ...piece, text: piece.text.replace(ESCAPED, '$1') })),
  )
}

/** Words without empty pieces, neighbours of one look made one. */
export function tidy(pieces: readonly WordPiece[]): Words {
  const all: WordPiece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (piece.text === '') continue
    if (last && last.bold === piece.bold) all[all.length - 1] = { ...last, text: last.text + piece.text }
    else all.push(piece)
  }
  return all
}

/** Words without their look. */
export const wordsText = (words: Words): string => words.map(({ text }) => text).join('')

/**
 * The text that reads as these parts. Signs that would mean something to this notation are written with a backslash, and empty
 * paragraphs, items and captions are left out.
 */
export function writtenText(blocks: readonly TextBlock[]): string {
  return blocks
    .map(writtenBlock)
    .filter((written) => written !== '')
    .join('\n\n')
}

function writtenBlock(block: TextBlock): string {
  if (block.kind === 'paragraph') return writtenLines(block.words)
  if (block.kind === 'list') {
    const items = block.items.map(writtenLine).filter((item) => item !== '')
    return items.map((item, no) => (block.ordered ? `${no + 1}. ${item}` : `- ${item}`)).join('\n')
  }
  const caption = oneLine(block.caption)
  const rows = [block.header, ...block.rows]
    .filter((row) => row.length > 0)
    .map((row) => `| ${row.map(writtenCell).join(' | ')} |`)
  return [...(caption === '' || rows.length === 0 ? [] : [`Tabela: ${caption}`]), ...rows].join('\n')
}

const written = (words: Words): string =>
  words
    .map(({ text, bold }) => {
      const plain = text.replace(/[\\*]/g, '\\$&')
      return bold ? plain.replace(/[^\r\n]+/g, '**$&**') : plain
    })
    .join('')
const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').trim()
const writtenLine = (words: Words): string => oneLine(written(words))
const writtenCell = (words: Words): string =>
  writtenLine(words)
    .replaceAll('|', '\\|')
    .replace(RULER, (ruler) => ruler.replace('-', '\\-'))

const writtenLines = (words: Words): string =>
  written(words)
    .split(/\r\n?|\n/)
    .map((line) => unstructured(line.trim()))
    .filter((line) => line !== '')
    .join('\n')

/** A line of a paragraph that would begin a list or a table. */
function unstructured(line: string): string {
  if (/^(?:- |\|)/.test(line)) return `\\${line}`
  return line.replace(/^(\d{1,3})\. /, '$1\\. ')
}
