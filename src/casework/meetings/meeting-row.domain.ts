import type { LocalDate } from '#kernel'
import type { QuorumCount } from '#model'

/** Somebody invited to a meeting, or who came: a worker with the institution, or a person of the family. */
export type Attendee = {
  readonly personId: string | null
  readonly institutionId: string | null
  readonly subjectId: string | null
  /** The absent colleague in whose place somebody is invited. */
  readonly insteadOf?: string | null
}
export type MeetingState = 'planned' | 'invited' | 'held' | 'confirmed' | 'cancelled'

export type MeetingRow = {
  readonly id: string
  readonly body: string
  readonly plannedFor: Date
  readonly place: string
  /** Where it is joined from afar. */
  readonly link: string | null
  readonly state: MeetingState
  readonly heldOn: LocalDate | null
  readonly familyTookPart: boolean | null
  readonly steps: readonly string[]
  readonly minutesFormId: string | null
  /** How it stood to its quorum when it was put on record; `null` before, and where none is asked for. */
  readonly quorum: QuorumCount | null
  readonly rowVersion: number
}
