import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type Outcome, ok, refused } from '#kernel'
import { packParts, unpackWorkbook } from './unpack-workbook.ts'

/**
 * A line of a file: its number as a spreadsheet shows it, and its cells from the left. `formulas`: which of them, counted from 0, a spreadsheet
 * would reckon out; what such a cell holds was reckoned by whatever program saved the file, and by nobody here.
 */
export type SheetLine = {
  readonly line: number
  readonly cells: readonly string[]
  readonly formulas?: readonly number[]
}

export type LinesRefusal = 'list_too_large' | 'old_workbook' | 'not_a_list' | 'too_many_rows'

const MOST_BYTES = 5 * 1024 * 1024
/** Headings and what may stand above them. */
const ABOVE = 20
/** Empty lines between rows do not count as rows, but each costs something to read. */
const SPREAD = 4
const refuse = <R extends LinesRefusal>(refusal: R) => refused(refusal, { field: 'file' })

const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)

/**
 * Reads a file as lines of cells: a workbook of Excel (its first sheet), or text with semicolons, commas or tabs. What it is, its content
 * says and not its name. Refusals: `list_too_large` (5 MB), `old_workbook` (.xls, or protected with a password), `not_a_list`, `too_many_rows`.
 * @param mostRows how many rows the reader takes
 */
export async function readLines(
  bytes: Uint8Array,
  mostRows: number,
): Promise<Outcome<readonly SheetLine[], LinesRefusal>> {
  if (bytes.length > MOST_BYTES) return refuse('list_too_large')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('old_workbook')
  return startsWith(bytes, 0x50, 0x4b) ? workbookLines(Buffer.from(bytes), mostRows) : textLines(bytes, mostRows)
}

const TAG = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*)>/g
const ADDRESS = /\br\s*=\s*["']([^"']*)["']/

/** Where cells stand, before anybody makes room for them: one cell far away would cost as much as a full sheet. */
function standsNear(sheet: string, lastLine: number): boolean {
  for (const [, tag, attributes = ''] of sheet.matchAll(TAG)) {
    const [, at] = ADDRESS.exec(attributes) ?? []
    // A quotation mark without its pair: the element goes on behind a ">" within a value.
    if ((attributes.match(/["']/g)?.length ?? 0) % 2 === 1) return false
    if (at === undefined && tag === 'row') continue
    const [, row] = (tag === 'row' ? /^(\d{1,6})$/ : /^[A-Z]{1,2}(\d{1,6})$/).exec(at ?? '') ?? []
    if (row === undefined || Number(row) > lastLine) return false
  }
  return true
}

const FORMULA = /<(?:[\w.-]+:)?c\b[^>]*?\br\s*=\s*["']([A-Z]{1,2})(\d{1,6})["'][^>]*>\s*<(?:[\w.-]+:)?f[\s/>]/g
const LETTERS = 26
const columnNo = (letters: string): number =>
  [...letters].reduce((no, letter) => no * LETTERS + letter.charCodeAt(0) - 64, 0) - 1

/** Which cells of a sheet hold a formula, by line. */
function formulasIn(sheet: string): ReadonlyMap<number, readonly number[]> {
  const found = [...sheet.matchAll(FORMULA)].map(([, letters = '', row]) => ({
    line: Number(row),
    at: columnNo(letters),
  }))
  return new Map([...Map.groupBy(found, ({ line }) => line)].map(([line, cells]) => [line, cells.map(({ at }) => at)]))
}

async function workbookLines(archive: Buffer, mostRows: number): Promise<Outcome<readonly SheetLine[], LinesRefusal>> {
  const found = unpackWorkbook(archive)
  const sheets = (found ?? []).flatMap(({ path, content }) =>
    path.startsWith('xl/worksheets/') ? [{ path, text: content.toString('utf8') }] : [],
  )
  if (!found || sheets.length === 0) return refuse('not_a_list')
  if (!sheets.every(({ text }) => standsNear(text, SPREAD * mostRows))) return refuse('too_many_rows')
  const first = sheets.find(({ path }) => path.endsWith('/sheet1.xml')) ?? sheets[0]
  const formulas = formulasIn(first?.text ?? '')
  try {
    const { readSheet } = await import('read-excel-file/node')
    const rows = await readSheet(packParts(found), { trim: false })
    return ok(rows.map((cells, i) => lineOf(i + 1, cells.map(textOfCell), formulas.get(i + 1) ?? [])))
  } catch (error) {
    // The reader throws errors of several kinds at what is no workbook; that they are all about this file is certain, it gets nothing else.
    if (error instanceof Error) return refuse('not_a_list')
    throw error
  }
}

const lineOf = (line: number, cells: readonly string[], formulas: readonly number[]): SheetLine => ({
  line,
  cells,
  ...(formulas.length > 0 ? { formulas } : {}),
})

function textOfCell(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

/** UTF-8 when it is that, otherwise the Windows code page of Poland, in which Excel writes "CSV". UTF-16 says so itself. */
function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1250').decode(bytes)
    throw error
  }
}

/** What texts of people never hold: such a file is a program, a picture, anything but a list. */
const BINARY = /(?![\t\n\r])\p{Cc}/u
const SEPARATORS = [';', '\t', ','] as const

/** The sign that parts the cells: the commonest of the first lines, outside quotation marks. */
function separatorOf(text: string): string {
  const top = text
    .split(/\r\n?|\n/, 12)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const often = (sign: string) => top.split(sign).length
  return SEPARATORS.reduce((best, sign) => (often(sign) > often(best) ? sign : best))
}

/** Texts that a spreadsheet reckons out when it opens the file. A number with its sign is none. */
const startingFormulas = (cells: readonly string[]): readonly number[] =>
  cells.flatMap((cell, at) => (/^\s*[=@]/.test(cell) ? [at] : []))

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

function textLines(bytes: Uint8Array, mostRows: number): Outcome<readonly SheetLine[], LinesRefusal> {
  const mostLines = mostRows + ABOVE
  const text = decoded(bytes).replace(/^sep=.[\r\n]+/i, '\n')
  if (BINARY.test(text)) return refuse('not_a_list')
  try {
    const records = Records.parse(
      parse(text, {
        bom: true,
        delimiter: separatorOf(text),
        info: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        to: mostLines + 1,
      }),
    )
    if (records.length > mostLines) return refuse('too_many_rows')
    return ok(records.map(({ record, info }) => lineOf(info.lines, record, startingFormulas(record))))
  } catch (error) {
    if (error instanceof CsvError) return refuse('not_a_list')
    throw error
  }
}
