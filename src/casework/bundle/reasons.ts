import { LocalDate } from '#kernel'
import type { Name } from '#model'
import reasons from './reasons.json' with { type: 'json' }

/**
 * Why words are left out of a copy of data, in force from day to day. `inferred`: the sources do not say that this provision covers it,
 * the project concluded so.
 */
export type Reason = {
  readonly id: string
  readonly name: Name
  readonly provision: string
  readonly inferred: boolean
  readonly from: LocalDate
  readonly until: LocalDate | null
}

const KNOWN: readonly Reason[] = reasons.map((row) => ({
  ...row,
  from: LocalDate.parse(row.from),
  until: row.until === null ? null : LocalDate.parse(row.until),
}))

/** The reasons that may be given on a day. */
export const reasonsOn = (day: LocalDate): readonly Reason[] =>
  KNOWN.filter(({ from, until }) => from <= day && (until === null || day <= until))

/** A reason that was given, in force or not. Throws for one that never was. */
export function reasonCalled(id: string): Reason {
  const found = KNOWN.find((reason) => reason.id === id)
  if (!found) throw new Error(`no reason ${id}`)
  return found
}
