import type { LocalDate } from '#kernel'
import type { TaskOrigin } from './task-state.domain.ts'
import type { TaskNow } from './task-turn.domain.ts'

/** A task without its words. */
export type TaskRow = TaskNow & {
  readonly id: string
  /** Entries with its words: those it was laid with, and those of whoever handed it on. */
  readonly itemId: string
  readonly toldItemId: string | null
  readonly offeredItemId: string | null
  readonly resultItemId: string | null
  /** The institution it was laid on last; who has it today is `holder`. */
  readonly institution: string
  readonly person: string | null
  readonly offeredTo: string | null
  readonly origin: TaskOrigin
  readonly seriesId: string | null
  readonly no: number
  readonly closedOn: LocalDate | null
  readonly rowVersion: number
}
