import { plain } from '#kernel'

/** A row of a table as it was read: the texts of its cells. */
export type Cells = readonly string[]

/** One remark of a file, before anybody looked at it. */
export type FileRow = {
  readonly place: string
  readonly who: string
  readonly words: string
  readonly proposed: string
  readonly reason: string
}

type Column = keyof FileRow | 'no'
/** What a heading says it is, by the words in it; the first that fits. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['proposed', /proponowan|propozycja|brzmienie/],
  ['words', /uwag|tresc/],
  ['reason', /uzasadnien/],
  ['who', /zglaszajac|podmiot|instytucj|autor|zglasza/],
  ['place', /jednostka|paragraf|przepis|miejsce|dotyczy/],
  ['no', /^l ?p$|^nr$/],
]

/**
 * The remarks of tables with a heading row: one column names the place, one the remark; who sent it, a proposed wording and a reason may
 * stand beside or be left out. Where "Lp." and the place share a column, the number before the place is dropped. Empty rows are passed over.
 */
export function fileRows(tables: readonly (readonly Cells[])[]): readonly FileRow[] {
  return tables.flatMap((rows) => {
    const [heading, ...rest] = rows
    const columns = heading && columnsOf(heading)
    return columns
      ? rest.map((cells) => rowOf(cells, columns)).filter((row) => row.words !== '' || row.place !== '')
      : []
  })
}

function columnsOf(heading: Cells): ReadonlyMap<Column, number> | null {
  const columns = new Map<Column, number>()
  for (const [at, cell] of heading.entries()) {
    const column = HEADINGS.find(([, words]) => words.test(plain(cell)))?.[0]
    // "Uwaga, proponowane brzmienie i uzasadnienie" is the column of the remark, whatever else it holds.
    const taken = /uwag|tresc/.test(plain(cell)) && !columns.has('words') ? 'words' : column
    if (taken && !columns.has(taken)) columns.set(taken, at)
  }
  return columns.has('place') && columns.has('words') ? columns : null
}

const LABELLED = /^\s*(proponowane brzmienie|propozycja(?: zmiany| brzmienia)?|uzasadnienie)\s*[:–-]\s*/i

function rowOf(cells: Cells, columns: ReadonlyMap<Column, number>): FileRow {
  const cell = (column: Column): string => (cells[columns.get(column) ?? -1] ?? '').trim()
  const parts = labelledParts(cell('words'))
  return {
    place: cell('place').replace(/^\d+[.)]?\s+(?=\S)/, ''),
    who: cell('who'),
    words: parts.words,
    proposed: cell('proposed') || parts.proposed,
    reason: cell('reason') || parts.reason,
  }
}

/** A cell that holds the remark with lines "Proponowane brzmienie: ..." and "Uzasadnienie: ...", taken apart. */
function labelledParts(text: string): Pick<FileRow, 'words' | 'proposed' | 'reason'> {
  const parts = { words: [] as string[], proposed: [] as string[], reason: [] as string[] }
  let into: keyof typeof parts = 'words'
  for (const line of text.split('\n')) {
    const label = LABELLED.exec(line)?.[1]?.toLowerCase()
    if (label) into = label.startsWith('uzas') ? 'reason' : 'proposed'
    parts[into].push(line.replace(LABELLED, ''))
  }
  const joined = (lines: readonly string[]) => lines.join('\n').trim()
  return { words: joined(parts.words), proposed: joined(parts.proposed), reason: joined(parts.reason) }
}
