import { type TextTable, textBlocks } from './structured-text.domain.ts'

/** More columns are too narrow for words on paper and on a phone. */
export const MOST_COLUMNS = 6

/** What is wrong with the tables of a text, in words that say where; nothing for a text that can be read and printed (FORMAT.md, section 4). */
export function textFaults(text: string): readonly string[] {
  return textBlocks(text)
    .filter((block) => block.kind === 'table')
    .flatMap((table, no, all) => tableFaults(table, all.length === 1 ? 'tabela' : `tabela ${no + 1}`))
}

function tableFaults({ header, rows }: TextTable, table: string): readonly string[] {
  const columns = header.length
  return [
    ...(columns > MOST_COLUMNS ? [`${table} ma więcej kolumn (${columns}) niż ${MOST_COLUMNS}`] : []),
    ...header.flatMap((cell, no) => (cell.length === 0 ? [`${table} nie ma nagłówka kolumny ${no + 1}`] : [])),
    ...(rows.length === 0 ? [`${table} ma sam nagłówek, bez wierszy`] : []),
    ...rows.flatMap((row, no) =>
      row.length === columns
        ? []
        : [`${table}, wiersz ${no + 1} pod nagłówkiem: liczba komórek to ${row.length}, a powinna być ${columns}`],
    ),
    // The first cell names its row to whoever hears the table.
    ...rows.flatMap(([first], no) =>
      first?.length === 0 ? [`${table}, wiersz ${no + 1} pod nagłówkiem: pierwsza komórka jest pusta`] : [],
    ),
  ]
}
