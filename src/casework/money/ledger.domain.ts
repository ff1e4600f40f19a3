/** What a source of the envelope holds, in grosze: what is committed is a part of what is planned, what is spent a part of what is committed. */
export type Sums = { readonly planned: number; readonly committed: number; readonly spent: number }

export const freeOf = ({ planned, committed }: Sums): number => planned - committed

/** From this part of a source on, pages say that little is left. Inferred: the models warn at the same part of the envelope. */
export const WARN_AT_PERCENT = 90
const WHOLE = 100
export const isNearEnd = ({ planned, committed }: Sums): boolean =>
  planned > 0 && committed * WHOLE >= planned * WARN_AT_PERCENT

export const addSums = (all: readonly Sums[]): Sums =>
  all.reduce(
    (sum, one) => ({
      planned: sum.planned + one.planned,
      committed: sum.committed + one.committed,
      spent: sum.spent + one.spent,
    }),
    { planned: 0, committed: 0, spent: 0 },
  )

export type EntryKind = 'planned' | 'committed' | 'spent'
/** An entry of the ledger; one that names another in `reverses` takes it back, whole or in part. */
export type Entry = {
  readonly id: string
  readonly kind: EntryKind
  readonly amount: number
  readonly reverses: string | null
}

/** What is left of an entry after all that reversed it. */
export const standingOf = (entry: Entry, all: readonly Entry[]): number =>
  entry.amount - all.filter(({ reverses }) => reverses === entry.id).reduce((sum, { amount }) => sum + amount, 0)

/** The sums of some entries. */
export function sumsOf(entries: readonly Entry[]): Sums {
  const of = (kind: EntryKind) =>
    entries
      .filter((one) => one.kind === kind)
      .reduce((sum, { amount, reverses }) => sum + (reverses === null ? amount : -amount), 0)
  return { planned: of('planned'), committed: of('committed'), spent: of('spent') }
}

export type ReverseRefusal = 'is_reversal' | 'reversed_already' | 'committed_already' | 'spent_already'

/**
 * How much of an entry a correction takes back: of a plan and of a payment all that stands; of a commitment what was not paid yet. A plan
 * from which more is committed than would be left stands.
 */
export function reversible(
  entry: Entry,
  { entries, source }: { readonly entries: readonly Entry[]; readonly source: Sums },
): { readonly amount: number } | { readonly refusal: ReverseRefusal } {
  if (entry.reverses !== null) return { refusal: 'is_reversal' }
  const standing = standingOf(entry, entries)
  if (standing <= 0) return { refusal: 'reversed_already' }
  if (entry.kind === 'planned' && standing > freeOf(source)) return { refusal: 'committed_already' }
  if (entry.kind !== 'committed') return { amount: standing }
  const { committed, spent } = sumsOf(entries)
  const unpaid = Math.min(standing, committed - spent)
  return unpaid > 0 ? { amount: unpaid } : { refusal: 'spent_already' }
}
