import { addDays, type LocalDate } from '#kernel'
import type { Bounds } from '../definition/document.ts'
import type { Duration } from '../mapping/mapping.ts'
import { type CaseMigration, changesOf } from './case-migration.domain.ts'

/** What migrations of a case do to a clock that was running then: to its start, or to its end. */
export type ClockChange = {
  readonly deadline: string
  /** Clocks that started before this place in the order of the case are meant. */
  readonly at: number
} & (
  | { readonly kind: 'restarted'; readonly on: LocalDate }
  | {
      readonly kind: 'changed'
      readonly old: Duration
      /** What the old version let a gmina set in its place; nothing where that is not known or was not let. */
      readonly bounds: Bounds | null
      readonly running: 'recalculate' | 'keep' | 'later_of'
      /** No clock counted again ends before this day. */
      readonly notBefore: LocalDate | null
    }
)

/** What the migrations of a case, those not undone, do to its running clocks; oldest first. */
export const clockChangesOf = (migrations: readonly CaseMigration[]): readonly ClockChange[] =>
  migrations.filter(({ undone }) => !undone).flatMap(clockChanges)

const clockChanges = ({ mapping, at, on, placed, bounds }: CaseMigration): readonly ClockChange[] => [
  ...changesOf(mapping, 'stage_split')
    .filter(({ to }) => Object.values(placed).some((stage) => to.includes(stage)))
    .flatMap(({ deadlines }) =>
      Object.entries(deadlines).flatMap(([deadline, start]): readonly ClockChange[] =>
        start === 'restart' ? [{ kind: 'restarted', deadline, at, on }] : [],
      ),
    ),
  ...changesOf(mapping, 'deadline_changed').map(
    ({ deadline, old, running, notBeforeDays }): ClockChange => ({
      kind: 'changed',
      deadline,
      at,
      old,
      bounds: bounds?.get(deadline) ?? null,
      running,
      notBefore: notBeforeDays === undefined ? null : addDays(on, notBeforeDays),
    }),
  ),
]

/** The day from which a clock runs: that of the migration, where it started the clock anew. */
export const startAfter = (changes: readonly ClockChange[], started: { on: LocalDate; at: number }): LocalDate =>
  changes.reduce((on, change) => (change.kind === 'restarted' && started.at < change.at ? change.on : on), started.on)

/**
 * The last day of a clock that was running when its case was migrated.
 * @param count the last day by an amount of time, from the clock's start.
 * @param now the amount as it stands in the version of today, with the gmina's own value.
 */
export function dueAfter(
  changes: readonly ClockChange[],
  startedAt: number,
  now: Duration,
  count: (amount: Duration) => LocalDate,
): LocalDate {
  const changed = changes.flatMap((change) => (change.kind === 'changed' && startedAt < change.at ? [change] : []))
  const [first] = changed
  if (!first) return count(now)
  return changed.reduce((due, { running, notBefore }, index) => {
    const again = count(changed[index + 1]?.old ?? now)
    const counted = notBefore !== null && again < notBefore ? notBefore : again
    return running === 'keep' || (running === 'later_of' && counted < due) ? due : counted
  }, count(first.old))
}
