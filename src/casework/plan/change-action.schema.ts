import { z } from 'zod'
import { ACTION_STATES } from './action-state.domain.ts'

export const ChangeActionInput = z.object({
  planId: z.uuid(),
  /** The state that was on the page. */
  was: z.enum(ACTION_STATES),
  state: z.enum(ACTION_STATES),
})
export type ChangeActionInput = z.infer<typeof ChangeActionInput>
