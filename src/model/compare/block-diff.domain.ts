import {
  type TextBlock,
  type TextTable,
  textBlocks,
  type Words,
  wordsText,
  writtenText,
} from '../handbook/structured-text.domain.ts'
import { aligned, areAlike, type Pair } from './alignment.domain.ts'
import { type WordsRun, wholly, wordsDiff } from './words-diff.domain.ts'

type Runs = readonly WordsRun[]
/** A part of a text beside its earlier wording. Where a part, an item, a row or a column came or went, all of its words did. */
export type BlockDifference =
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Runs[] }
  | {
      readonly kind: 'table'
      readonly caption: Runs
      readonly header: readonly Runs[]
      /** As many cells in each as in the head. */
      readonly rows: readonly (readonly Runs[])[]
    }

/** A text beside its earlier wording, part by part; tables cell by cell. */
export function blocksDiff(before: string, after: string): readonly BlockDifference[] {
  const [old, now] = [textBlocks(before), textBlocks(after)]
  if (before === after) return now.map((block) => blockDifference({ before: block, after: block }))
  const alone = old.length === 1 && now.length === 1
  return aligned(old, now, keyOf, (one, other) => isOneChanged(one, other, alone)).map(blockDifference)
}

/** Every piece of a text in its order, whatever part it stands in. */
export const runsOf = (blocks: readonly BlockDifference[]): Runs =>
  blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return block.runs
    return block.kind === 'list'
      ? block.items.flat()
      : [...block.caption, ...block.header.flat(), ...block.rows.flat(2)]
  })

const keyOf = (block: TextBlock): string => writtenText([block])

function isOneChanged(one: TextBlock, other: TextBlock, alone: boolean): boolean {
  if (one.kind === 'list') return other.kind === 'list' && one.ordered === other.ordered
  if (one.kind === 'table') return other.kind === 'table'
  return other.kind === 'paragraph' && (alone || areAlike(wordsText(one.words), wordsText(other.words)))
}

/** The same, or one side alone: the runs of words that a side has not are those of no words. */
const runs = (before: Words | undefined, after: Words | undefined): Runs => {
  if (before && after) return wordsDiff(before, after)
  return before ? wholly(before, 'removed') : wholly(after ?? [], 'added')
}
const sides = <T, U>({ before, after }: Pair<T>, of: (one: T) => U) =>
  [before === null ? undefined : of(before), after === null ? undefined : of(after)] as const

function blockDifference({ before, after }: Pair<TextBlock>): BlockDifference {
  const block = after ?? before
  if (block?.kind === 'list') return listDifference(asList(before), asList(after), block.ordered)
  if (block?.kind === 'table') return tableDifference({ before: asTable(before), after: asTable(after) })
  return { kind: 'paragraph', runs: runs(asWords(before), asWords(after)) }
}
const asWords = (block: TextBlock | null) => (block?.kind === 'paragraph' ? block.words : undefined)
const asList = (block: TextBlock | null): readonly Words[] => (block?.kind === 'list' ? block.items : [])
const asTable = (block: TextBlock | null): TextTable | null => (block?.kind === 'table' ? block : null)

function listDifference(before: readonly Words[], after: readonly Words[], ordered: boolean): BlockDifference {
  const items = aligned(before, after, wordsKey, (one, other) => areAlike(wordsText(one), wordsText(other)))
  return { kind: 'list', ordered, items: items.map((pair) => runs(...sides(pair, (item) => item))) }
}
const wordsKey = (words: Words): string => JSON.stringify(words)

type Row = readonly Words[]
type Column = { readonly label: Words; readonly at: number }
const columnsOf = (table: TextTable | null): readonly Column[] =>
  (table?.header ?? []).map((label, at) => ({ label, at }))

function tableDifference(pair: Pair<TextTable>): BlockDifference {
  const { before, after } = pair
  const columns = aligned(
    columnsOf(before),
    columnsOf(after),
    ({ label }) => wordsText(label),
    () => true,
  )
  const rows = aligned(before?.rows ?? [], after?.rows ?? [], (row) => JSON.stringify(row), areSameRow)
  const cells = (row: Pair<Row>): readonly Runs[] =>
    columns.map((column) => {
      const old = row.before && column.before ? (row.before[column.before.at] ?? []) : undefined
      const now = row.after && column.after ? (row.after[column.after.at] ?? []) : undefined
      return runs(old, now)
    })
  return {
    kind: 'table',
    caption: runs(...sides(pair, ({ caption }): Words => (caption === '' ? [] : [{ text: caption }]))),
    header: columns.map((column) => runs(...sides(column, ({ label }) => label))),
    rows: rows.map(cells),
  }
}

/** The first cell names the row. */
const areSameRow = (one: Row, other: Row): boolean =>
  wordsText(one[0] ?? []) === wordsText(other[0] ?? []) ||
  areAlike(one.map(wordsText).join(' '), other.map(wordsText).join(' '))
