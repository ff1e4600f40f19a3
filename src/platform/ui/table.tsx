import type { Child } from 'hono/jsx'
import { useWords } from './words.ts'

export type Column = {
  label: string
  /** What the head of the column shows, where that is more than its label. */
  heading?: Child
  /** The heading is only read out: for a column of buttons. */
  hiddenLabel?: boolean
  /** Sums and points: to the right edge. */
  numeric?: boolean
  /** A column of buttons. */
  actions?: boolean
  /** The cell explains itself, so its label is left out when the table folds. */
  plain?: boolean
}

export type Row = {
  /** In the order of columns. The first one names the row. */
  cells: readonly Child[]
  /** `late` only for a date set by law. */
  state?: 'late' | 'turn' | undefined
}

type TableProps = {
  /** What the table holds. */
  caption: Child
  showCaption?: boolean
  columns: readonly Column[]
  rows: readonly Row[]
  tight?: boolean
  /** Stands on a page without a sheet of its own, as inside `More`. */
  bare?: boolean
}

/** Roles said aloud: a folded table is laid out as blocks, which takes its meaning away from screen readers. */
const as = (role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell') => ({ role })

/** A work table. In a narrow place each row becomes a list of labelled lines. */
export function Table({ caption, showCaption, columns, rows, tight, bare }: TableProps) {
  const table = (
    <table class={`tbl tbl-fold${tight ? ' tbl-tight' : ''}`} {...as('table')}>
      <caption class={showCaption ? undefined : 'vh'}>{caption}</caption>
      <thead {...as('rowgroup')}>
        <tr {...as('row')}>
          {columns.map((column) => (
            <th scope="col" class={edge(column)} {...as('columnheader')}>
              {column.hiddenLabel ? <span class="vh">{column.label}</span> : (column.heading ?? column.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as('rowgroup')}>
        {rows.map((row) => (
          <TableRow columns={columns} row={row} />
        ))}
      </tbody>
    </table>
  )
  return bare ? <div class="fold-here">{table}</div> : <div class="sheet sheet-flush">{table}</div>
}

function TableRow({ columns, row }: { columns: readonly Column[]; row: Row }) {
  const words = useWords()
  const [head, ...cells] = row.cells
  return (
    <tr class={row.state && `is-${row.state}`} {...as('row')}>
      <th scope="row" {...as('rowheader')}>
        {row.state && <span class="row-word">{row.state === 'late' ? words.late_row : words.turn_row}: </span>}
        {head}
      </th>
      {cells.map((cell, index) => (
        <Cell column={columns[index + 1]} cell={cell} />
      ))}
    </tr>
  )
}

function Cell({ column, cell }: { column: Column | undefined; cell: Child }) {
  if (!column) throw new Error('A row has more cells than the table has columns')
  const labelled = !(column.plain || column.actions || column.hiddenLabel)
  return (
    <td class={edge(column)} data-l={labelled ? column.label : undefined} {...as('cell')}>
      {cell}
    </td>
  )
}

function edge({ numeric, actions }: Column): string | undefined {
  if (actions) return 'r is-action'
  return numeric ? 'num' : undefined
}
