import { z } from 'zod'
import { CATEGORIES, LANGUAGES } from '#directory'
import { NEED_WEIGHTS } from '#planner'
import { day, optionalChoice, optionalText, says } from '#platform'
import { OfCase } from '../cases/case-scope.ts'

/** Whoever a need is of, where it is of nobody alone. */
export const WHOLE_FAMILY = 'family'

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, says('casework.proposals.not_whole'))
    .transform(Number)
    .refine((one) => one >= 1 && one <= most, says('casework.proposals.not_whole'))

export const WriteNeedInput = z.object({
  words: z.string().min(3).max(500),
  who: z.union([z.literal(WHOLE_FAMILY), z.uuid()]),
  category: z.enum(CATEGORIES),
  matters: z.enum(NEED_WEIGHTS),
  units: whole(999),
  periods: whole(120),
  since: day,
  familyPlace: z.preprocess((typed) => (typed === '' ? undefined : typed), whole(20).optional()),
  language: optionalChoice(z.enum(LANGUAGES)),
})
export type WriteNeedInput = z.infer<typeof WriteNeedInput>

export const ENDS = ['met', 'gone', 'mistake'] as const
export const EndNeedInput = z.object({ how: z.enum(ENDS) })

export const DECISIONS = ['taken', 'otherwise', 'eligible', 'not_eligible', 'declined'] as const
export type Decision = (typeof DECISIONS)[number]
export const DecideInput = z.object({ decision: z.enum(DECISIONS), reason: optionalText(500) })
export type DecideInput = z.infer<typeof DecideInput>

/** In an address, in place of a service: no service at all. */
export const NO_SERVICE = 'none'

export const OfNeed = OfCase.extend({ needId: z.uuid() })
export const OfChoice = OfNeed.extend({ choice: z.union([z.literal(NO_SERVICE), z.uuid()]) })
