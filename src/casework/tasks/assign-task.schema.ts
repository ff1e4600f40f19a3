import { z } from 'zod'
import { day, line } from '#platform'

const WORDS = 500

export const AssignTaskInput = z.object({ what: line(WORDS), institution: z.uuid(), due: day })
export type AssignTaskInput = z.infer<typeof AssignTaskInput>
