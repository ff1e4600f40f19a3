import type { LocalDate } from '#kernel'
import type { Model, SubjectKind } from '#model'
import type { Telling } from './fill-form.ts'
import type { Past } from './past.ts'

/** A worker of the tale with the institution they act for. */
export type Actor = { readonly personId: string; readonly institutionId: string }
/** One family: who works with it, who it is, how far its story goes. */
export type Tale = {
  readonly past: Past
  readonly model: Model
  readonly gmina: string
  readonly coordinator: Actor
  readonly lead: Actor
  readonly partners: readonly (Actor & { readonly role: string })[]
  /** Heads by institution, for what only a head confirms. */
  readonly heads: ReadonlyMap<string, string>
  readonly family: {
    readonly kind: SubjectKind
    /** The surname, or the name of the group. */
    readonly called: string
    readonly adults: readonly Person[]
    readonly children: readonly Person[]
  }
  readonly telling: Telling
  readonly began: LocalDate
  /** Days from one stage to the next. */
  readonly pace: number
  /** How many stages of the main path the story has behind it. */
  readonly stages: number
  readonly urgent: boolean
  /** Its mother hides from its father. */
  readonly parted: boolean
}
export type Person = { readonly given: string; readonly family: string; readonly born: LocalDate | undefined }
