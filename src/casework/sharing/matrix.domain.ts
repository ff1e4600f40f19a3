import type { LocalDate } from '#kernel'
import type { Extent } from '#model'
import { isCurrent, type LedgerEntry, type Side } from './ledger-entry.domain.ts'

/** What one institution gets of one category, as far as the reader may know. */
export type MatrixCell =
  | { readonly kind: 'author' }
  | {
      readonly kind: 'shown'
      readonly extent: Extent
      readonly ground: string
      readonly until: LocalDate
      /** It ends within two weeks. */
      readonly endsSoon: boolean
      /** It begins on a later day. */
      readonly ahead: boolean
      /** Further disclosures of the same category to the same institution. */
      readonly others: number
    }
  | { readonly kind: 'ended'; readonly withdrawn: boolean; readonly until: LocalDate }
  | { readonly kind: 'none' }

export type MatrixRow = { readonly category: string; readonly cells: readonly MatrixCell[] }
export type Matrix = { readonly sides: readonly Side[]; readonly rows: readonly MatrixRow[] }

type Told = {
  readonly entries: readonly LedgerEntry[]
  /** In the order in which the model lists them. */
  readonly categories: readonly string[]
  /** From the widest to the narrowest. */
  readonly extents: readonly Extent[]
  /** Institutions with people in the case, the one that keeps it first. */
  readonly sides: readonly Side[]
  /** Who wrote something that the reader sees. */
  readonly authors: readonly { readonly institution: string; readonly category: string }[]
  /** Ends on this day or earlier are soon. */
  readonly soon: LocalDate
}

/** Every category against every institution: who wrote in it, who is shown how much of it until when, and what has ended. */
export function matrixOf({ entries, categories, extents, sides, authors, soon }: Told): Matrix {
  const known = new Map([...sides, ...entries.flatMap(({ giver, recipient }) => [giver, recipient])].map(byId))
  const columns = [...known.values()]
  const at = Map.groupBy(entries, ({ recipient, category }) => `${recipient.id} ${category}`)
  const wrote = new Set([
    ...authors.map(({ institution, category }) => `${institution} ${category}`),
    ...entries.map(({ giver, category }) => `${giver.id} ${category}`),
  ])
  const cell = (institution: string, category: string): MatrixCell => {
    const here = at.get(`${institution} ${category}`) ?? []
    const shown = widest(here.filter(isCurrent), extents, soon)
    if (shown) return shown
    if (wrote.has(`${institution} ${category}`)) return { kind: 'author' }
    return ended(here) ?? { kind: 'none' }
  }
  const rows = categories.map((category) => ({ category, cells: columns.map(({ id }) => cell(id, category)) }))
  return { sides: columns, rows: rows.filter(({ cells }) => cells.some(({ kind }) => kind !== 'none')) }
}

const byId = (side: Side): readonly [string, Side] => [side.id, side]

/** What works today before what is still to come, the widest first, of two alike the one that lasts longer. */
function widest(here: readonly LedgerEntry[], extents: readonly Extent[], soon: LocalDate): MatrixCell | undefined {
  const [first] = here.toSorted(
    (a, b) =>
      Number(a.state === 'ahead') - Number(b.state === 'ahead') ||
      extents.indexOf(a.extent) - extents.indexOf(b.extent) ||
      (a.until < b.until ? 1 : -1),
  )
  if (!first) return undefined
  const { extent, ground, until, state } = first
  return {
    kind: 'shown',
    extent,
    ground,
    until,
    endsSoon: until <= soon,
    ahead: state === 'ahead',
    others: here.length - 1,
  }
}

function ended(here: readonly LedgerEntry[]): MatrixCell | undefined {
  const [last] = here.toSorted((a, b) => (a.until < b.until ? 1 : -1))
  return last && { kind: 'ended', withdrawn: last.state === 'withdrawn', until: last.until }
}
