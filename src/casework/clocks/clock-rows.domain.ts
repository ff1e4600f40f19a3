import type { LocalDate } from '#kernel'
import type { Clock } from '#model'

/** A clock as it is kept: one row for each institution whose turn it is. */
export type ClockRow = {
  readonly deadline: string
  /** The request, item, task or agreement it runs for, else the institution that answers for itself; empty for the case as a whole. */
  readonly instance: string
  readonly startedOn: LocalDate
  readonly dueOn: LocalDate
  readonly remindOn: LocalDate | null
  readonly force: Clock['force']
  readonly turnRole: string | null
  readonly turnInstitution: string | null
  readonly state: Clock['state']
  /** Since when it is their turn. */
  readonly since: LocalDate | null
}
/** A row to keep, with the day on which it ended. */
export type ClockKept = ClockRow & { readonly endedOn: LocalDate | null }

/** The clocks of a case as rows, each with its own key. */
export function clockRows(clocks: readonly Clock[]): readonly ClockKept[] {
  const rows = clocks.flatMap((clock) => turnsOf(clock).map((turn) => rowOf(clock, turn)))
  return [...new Map(rows.map((row) => [`${row.deadline} ${row.instance}`, row])).values()]
}

/** Most acts move no clock. */
export function sameClocks(one: readonly ClockRow[], other: readonly ClockRow[]): boolean {
  const known = new Set(other.map(written))
  return one.length === known.size && one.every((row) => known.has(written(row)))
}

const written = (row: ClockRow): string => {
  const { deadline, instance, startedOn, dueOn, remindOn, force, turnRole, turnInstitution, state, since } = row
  return JSON.stringify([
    deadline,
    instance,
    startedOn,
    dueOn,
    remindOn,
    force,
    turnRole,
    turnInstitution,
    state,
    since,
  ])
}

type Awaited = { readonly role: string | null; readonly institution: string | null }

function turnsOf({ turn }: Clock): readonly Awaited[] {
  if ('role' in turn) return [{ role: turn.role, institution: null }]
  if (turn.institutions.length === 0) return [{ role: null, institution: null }]
  return turn.institutions.map((institution) => ({ role: null, institution }))
}

const rowOf = (clock: Clock, { role, institution }: Awaited): ClockKept => ({
  deadline: clock.deadline.id,
  instance: [clock.instance, institution].filter((part) => part !== null).join(' '),
  startedOn: clock.startedOn,
  dueOn: clock.dueOn,
  remindOn: clock.remindOn,
  force: clock.force,
  turnRole: role,
  turnInstitution: institution,
  state: clock.state,
  since: clock.since,
  endedOn: clock.endedOn,
})
