import type { Sent } from '#test/visiting.tsx'
import type { Person } from './people.ts'

/** How one address is walked. What is not said here: parameters of the family at work, in the stage it is in, and a form without fields. */
export type Walked = {
  readonly params?: Readonly<Record<string, string>>
  /** The stage of the family's case, where the act belongs to one. */
  readonly stage?: string
  /** The stage it passed on paper before. */
  readonly onPaper?: string
  /** Steps done in that stage. */
  readonly done?: readonly string[]
  readonly sent?: Sent | ((who: Person) => Sent)
}

export const TODAY = '23.11.2026'
export const LATER = '1.12.2026'
/** What a worker says of somebody's paper. */
export const ON_PAPER = { recordedHow: 'paper', recordedOn: TODAY }

export type Walks = Readonly<Record<string, Walked>>
