import { CsvError, parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'
import { type Outcome, ok, refused } from '#kernel'
import { type BadRow, type ListRow, readUnits, SHORT_COLUMNS, TERC_COLUMNS, type UnitList } from './terc.domain.ts'

export type ListRefusal = 'not_utf8' | 'not_a_list' | 'bad_rows'
type Rows = { readonly rows: readonly ListRow[]; readonly bad: readonly BadRow[] }

/**
 * Reads the official TERC file (CSV with semicolons, or XML) or the short list (CSV with commas). A byte-order mark and any line ends are fine.
 * Refusals: `not_utf8` (other encodings are not guessed, because wrong letters would rename units), `not_a_list` (other columns),
 * `bad_rows` with every bad row in `why.rows`. One bad row refuses the whole file.
 */
export function readList(bytes: Uint8Array): Outcome<UnitList, ListRefusal> {
  const text = decoded(bytes)
  if (text === null) return refused('not_utf8')
  const read = text.trimStart().startsWith('<') ? xmlRows(text) : csvRows(text)
  const form = read && formOf(read.rows)
  if (!read || !form) return refused('not_a_list')
  const { list, bad } = readUnits(read.rows, form)
  const rows = [...read.bad, ...bad].sort((a, b) => a.line - b.line)
  return rows.length > 0 ? refused('bad_rows', { count: rows.length, rows }) : ok(list)
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function formOf(rows: readonly ListRow[]): 'terc' | 'short' | null {
  const [first] = rows
  if (!first) return null
  if (TERC_COLUMNS.every((name) => name in first.columns)) return 'terc'
  return SHORT_COLUMNS.every((name) => name in first.columns) ? 'short' : null
}

const CsvRecords = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** Rows of a CSV file whose first line that is no comment names the columns. Null when it cannot be read as one. */
function csvRows(text: string): Rows | null {
  let lines: z.infer<typeof CsvRecords>
  try {
    lines = CsvRecords.parse(
      parse(text, {
        bom: true,
        delimiter: [';', ','],
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        comment: '#',
        comment_no_infix: true,
      }),
    )
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
  const [header, ...records] = lines
  if (!header) return null
  const names = header.record.map((name) => name.toUpperCase())
  const bad: BadRow[] = []
  const rows: ListRow[] = []
  for (const { record, info } of records) {
    if (record.length !== names.length)
      bad.push({ line: info.lines, fault: 'bad_row', value: record.join(' ').slice(0, 80) })
    else rows.push({ line: info.lines, columns: columnsOf(names.map((name, i) => [name, record[i] ?? ''])) })
  }
  return { rows, bad }
}

/** Without a prototype, so that no column of a file can name anything but itself. */
const columnsOf = (pairs: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.assign(Object.create(null), Object.fromEntries(pairs))

const Col = z.object({ '@name': z.string(), '#text': z.string().optional() })
const Row = z.object({ col: z.array(Col).optional() }).catchall(z.unknown())
const Teryt = z.object({ teryt: z.object({ catalog: z.object({ row: z.array(Row) }) }) })

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => name === 'row' || name === 'col',
})

/** Rows of the XML file: `<row><col name="WOJ">02</col>...</row>`, or with an element for each column. A row's line is its number. */
function xmlRows(text: string): Rows | null {
  const source = text.replace(/^\uFEFF/, '')
  if (XMLValidator.validate(source) !== true) return null
  const read = Teryt.safeParse(parser.parse(source))
  if (!read.success) return null
  const rows = read.data.teryt.catalog.row.map(({ col, ...elements }, index) => {
    const pairs = col
      ? col.map((one) => [one['@name'], one['#text'] ?? ''] as const)
      : Object.entries(elements).map(([name, value]) => [name, String(value)] as const)
    return { line: index + 1, columns: columnsOf(pairs.map(([name, value]) => [name.toUpperCase(), value.trim()])) }
  })
  return { rows, bad: [] }
}
