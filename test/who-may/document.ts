import { readFileSync } from 'node:fs'
import type { Act } from './relations.ts'

export const DOCUMENT = 'docs/who-may.md'
type Row = Readonly<Record<string, string>>
export type PageRow = { readonly act: string | null; readonly cells: Readonly<Record<string, string>> }
export type ActRow = Act & { readonly cells: Readonly<Record<string, string>> }

/** What the document says, read from its tables: a section of the second level is one kind of table, whatever sections it has inside. */
export function readDocument(text = readFileSync(DOCUMENT, 'utf8')) {
  const sections = new Map(
    text.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), tablesIn(section)] as const),
  )
  const rowsOf = (title: string): readonly Row[] => {
    const rows = sections.get(title)
    if (!rows) throw new Error(`${DOCUMENT} has no section "${title}"`)
    return rows
  }
  const pages = rowsOf('Pages, prints and files').map(
    ({ Address = '', Act: act = '', ...cells }): [string, PageRow] => [
      plain(Address),
      { act: act === '–' ? null : plain(act), cells },
    ],
  )
  const acts = rowsOf('Acts on tables').map((row): [string, ActRow] => {
    const { Act: act = '', 'Granted by': granted = '', 'Beaten by': never = '', ...cells } = row
    return [plain(act), { granted: quotedIn(granted), never: quotedIn(never), cells }]
  })
  const listed = (title: string, key: string) => rowsOf(title).map((row) => [plain(row[key] ?? ''), row] as const)
  return {
    people: listed('People', 'Key'),
    pages,
    acts,
    relations: listed('Relations', 'Relation'),
    sources: listed('Sources', 'Key'),
  }
}
export type WhoMay = ReturnType<typeof readDocument>

const plain = (cell: string): string => cell.replaceAll('`', '')
export const quotedIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]*)`/g)].map(([, text = '']) => text)

function tablesIn(section: string): readonly Row[] {
  const rows: Row[] = []
  let head: readonly string[] | null = null
  for (const line of section.split('\n')) {
    const cells = cellsOf(line)
    if (!cells) head = null
    else if (!head) head = cells
    else if (!cells.every((cell) => /^-+$/.test(cell) && cell.length > 2)) rows.push(rowOf(head, cells))
  }
  return rows
}

const cellsOf = (line: string): readonly string[] | null =>
  line.startsWith('|')
    ? line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    : null

function rowOf(head: readonly string[], cells: readonly string[]): Row {
  if (cells.length !== head.length)
    throw new Error(`${cells[0]} has ${cells.length} cells under ${head.length} headings`)
  return Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']))
}

/** Keys named twice: the second row would be read by nobody. */
export const twice = (rows: readonly (readonly [string, unknown])[]): readonly string[] => {
  const keys = rows.map(([key]) => key)
  return keys.filter((key, i) => keys.indexOf(key) !== i)
}
