import { z } from 'zod'
import { TASK_STATES } from './task-state.domain.ts'

export const CloseTaskInput = z.object({
  taskId: z.uuid(),
  /** The state that was on the page. */
  was: z.enum(TASK_STATES),
  state: z.enum(TASK_STATES),
})
export type CloseTaskInput = z.infer<typeof CloseTaskInput>
