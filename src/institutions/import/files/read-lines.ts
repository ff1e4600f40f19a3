import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type Outcome, ok, refused } from '#kernel'
import { MOST_ROWS, type SheetLine } from '../import-list.domain.ts'
import { packParts, unpackWorkbook } from './unpack-workbook.ts'

export type LinesRefusal = 'list_too_large' | 'old_workbook' | 'not_a_list' | 'too_many_rows'

const MOST_BYTES = 5 * 1024 * 1024
/** Headings and what may stand above them. */
const MOST_LINES = MOST_ROWS + 20
/** Empty lines between rows do not count as rows, but each costs something to read. */
const LAST_LINE = 4 * MOST_ROWS
const refuse = <R extends LinesRefusal>(refusal: R) => refused(refusal, { field: 'file' })

const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)

/**
 * Reads a file as lines of cells: a workbook of Excel (its first sheet), or text with semicolons, commas or tabs. What it is, its content
 * says and not its name. Refusals: `list_too_large` (5 MB), `old_workbook` (.xls, or protected with a password), `not_a_list`, `too_many_rows`.
 */
export async function readLines(bytes: Uint8Array): Promise<Outcome<readonly SheetLine[], LinesRefusal>> {
  if (bytes.length > MOST_BYTES) return refuse('list_too_large')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('old_workbook')
  return startsWith(bytes, 0x50, 0x4b) ? workbookLines(Buffer.from(bytes)) : textLines(bytes)
}

const TAG = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*)>/g
const ADDRESS = /\br\s*=\s*["']([^"']*)["']/

/** Where cells stand, before anybody makes room for them: one cell far away would cost as much as a full sheet. */
function standsNear(sheet: string): boolean {
  for (const [, tag, attributes = ''] of sheet.matchAll(TAG)) {
    const [, at] = ADDRESS.exec(attributes) ?? []
    // A quotation mark without its pair: the element goes on behind a ">" within a value.
    if ((attributes.match(/["']/g)?.length ?? 0) % 2 === 1) return false
    if (at === undefined && tag === 'row') continue
    const [, row] = (tag === 'row' ? /^(\d{1,6})$/ : /^[A-Z]{1,2}(\d{1,6})$/).exec(at ?? '') ?? []
    if (row === undefined || Number(row) > LAST_LINE) return false
  }
  return true
}

async function workbookLines(archive: Buffer): Promise<Outcome<readonly SheetLine[], LinesRefusal>> {
  const found = unpackWorkbook(archive)
  const sheets = found?.filter(({ path }) => path.startsWith('xl/worksheets/')) ?? []
  if (!found || sheets.length === 0) return refuse('not_a_list')
  if (!sheets.every(({ content }) => standsNear(content.toString('utf8')))) return refuse('too_many_rows')
  try {
    const { readSheet } = await import('read-excel-file/node')
    const rows = await readSheet(packParts(found), { trim: false })
    return ok(rows.map((cells, i) => ({ line: i + 1, cells: cells.map(textOfCell) })))
  } catch (error) {
    // The reader throws errors of several kinds at what is no workbook; that they are all about this file is certain, it gets nothing else.
    if (error instanceof Error) return refuse('not_a_list')
    throw error
  }
}

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

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

function textLines(bytes: Uint8Array): Outcome<readonly SheetLine[], LinesRefusal> {
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
        to: MOST_LINES + 1,
      }),
    )
    if (records.length > MOST_LINES) return refuse('too_many_rows')
    return ok(records.map(({ record, info }) => ({ line: info.lines, cells: record })))
  } catch (error) {
    if (error instanceof CsvError) return refuse('not_a_list')
    throw error
  }
}
