import { z } from 'zod'
import { line, optionalText } from '#platform'
import { ServiceInput } from '../entries/service.schema.ts'

/** Corrections as a provider sends them: the whole entry as it should read, and who says so. */
export const ProposalInput = ServiceInput.safeExtend({ words: optionalText(2000), signed: line(200).min(2) })
export type ProposalInput = z.infer<typeof ProposalInput>

export const DECISIONS = ['accepted', 'declined'] as const
export const DecisionInput = z.object({ decision: z.enum(DECISIONS) })
export type DecisionInput = z.infer<typeof DecisionInput>
