import { z } from 'zod'

/** Whether a line waits urgently, and why, in the words of those who agreed on it. */
export const ReorderWaitingInput = z.object({
  urgent: z.enum(['urgent', 'ordinary']),
  reason: z.string().trim().min(3).max(500),
})
export type ReorderWaitingInput = z.infer<typeof ReorderWaitingInput>
