import { z } from 'zod'
import { optionalChoice, optionalText, yesNo } from '#platform'
import { TASK_STATES } from './task-state.domain.ts'

export const CloseTaskInput = z.object({
  taskId: z.uuid(),
  /** The state that was on the page. */
  was: z.enum(TASK_STATES),
  state: z.enum(TASK_STATES),
  /** What came of it, or why it was called off. */
  result: optionalText(2000),
  /** A task that comes again does so no more. */
  lastOne: optionalChoice(yesNo),
})
export type CloseTaskInput = z.infer<typeof CloseTaskInput>
