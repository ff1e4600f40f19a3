export const FORMATS = ['xlsx', 'csv'] as const
export type TableFormat = (typeof FORMATS)[number]
/** Headings first, then rows. */
export type Table = readonly (readonly string[])[]

const MEDIA: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}
export const mediaTypeOfTable = (format: TableFormat): string => MEDIA[format]

/** What a spreadsheet would count as a formula, though somebody only typed it. */
const FORMULA = /^[=+\-@\t\r]/

/** A cell of a CSV file. An apostrophe keeps a text that looks like a formula a text; reading a list takes it away again. */
function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[";\n\r\t']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** CSV as Excel opens it in Poland: UTF-8 with its mark, semicolons. */
export const csvOf = (table: Table): string =>
  `\ufeff${table.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`

const WIDTHS = { least: 12, most: 50 }

/** A table as a file. In a workbook every cell is a text, so that no zero at the beginning is lost and nothing is counted. */
export async function writeTable(table: Table, format: TableFormat): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(csvOf(table))
  const [headings = [], ...rows] = table
  const widest = headings.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)))
  const data = [
    headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String, format: '@' }))),
  ]
  const columns = widest.map((width) => ({ width: Math.min(Math.max(width + 2, WIDTHS.least), WIDTHS.most) }))
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBuffer()
}
