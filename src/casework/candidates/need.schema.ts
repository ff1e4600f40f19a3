import { z } from 'zod'
import { LANGUAGES } from '#directory'
import { SubjectId } from '#kernel'
import { line, optionalChoice, optionalDay, optionalText, says } from '#platform'
import { OfCase } from '../cases/case-scope.ts'
import { NEED_WEIGHTS, NEXT_STEPS, REFUSED_BY } from './need.domain.ts'

/** Stands for the whole family where a person is asked for. */
export const WHOLE = 'family'

export const OfNeed = OfCase.extend({ needId: z.uuid() })
export const OfService = OfNeed.extend({ serviceId: z.uuid() })
export const OfLine = OfCase.extend({ itemId: z.uuid() })

/** A whole number of a few digits; an empty field is left out. */
const upTo = (most: number) =>
  z.preprocess(
    (typed) => (typed === '' ? undefined : typed),
    z
      .string()
      .regex(/^\d{1,3}$/, says('casework.needs.not_whole'))
      .transform(Number)
      .refine((one) => one >= 1 && one <= most, says('casework.needs.not_whole'))
      .optional(),
  )

/** For whom, what is needed in words, how much it matters, and in which area of services or kind of goods: `area:ID`, `goods:ID`. */
export const NeedInput = z.object({
  who: z.union([z.literal(WHOLE), SubjectId]),
  words: line(1000),
  weight: z.enum(NEED_WEIGHTS),
  kind: z.string().regex(/^(area|goods):[a-z0-9-]{1,80}$/),
  units: upTo(999),
  periods: upTo(120),
  language: optionalChoice(z.enum(LANGUAGES)),
  since: optionalDay,
  over: optionalChoice(z.enum(['yes', 'no'])),
})
export type NeedInput = z.infer<typeof NeedInput>

export const ChooseInput = z.object({ source: z.string().min(1).max(80), why: optionalText(2000) })
export type ChooseInput = z.infer<typeof ChooseInput>

export const UnmetInput = z.object({ why: z.string().min(1).max(80) })

export const NextStepInput = z.object({
  by: z.enum(REFUSED_BY),
  words: line(1000),
  next: z.enum(NEXT_STEPS),
  until: optionalDay,
})
export type NextStepInput = z.infer<typeof NextStepInput>
