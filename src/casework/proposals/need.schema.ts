import { z } from 'zod'
import { optionalText } from '#platform'
import { OfCase } from '../cases/case-scope.ts'

export const DECISIONS = ['taken', 'otherwise', 'eligible', 'not_eligible', 'declined'] as const
export type Decision = (typeof DECISIONS)[number]
export const DecideInput = z.object({ decision: z.enum(DECISIONS), reason: optionalText(500) })
export type DecideInput = z.infer<typeof DecideInput>

/** In an address, in place of a service: no service at all. */
export const NO_SERVICE = 'none'

/** In an address: the proposal for many families that a decision is compared with. */
export const OfFair = z.object({ fair: z.uuid().optional() })

export const OfNeed = OfCase.extend({ needId: z.uuid() })
export const OfChoice = OfNeed.extend({ choice: z.union([z.literal(NO_SERVICE), z.uuid()]) })
