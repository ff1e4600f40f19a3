import { z } from 'zod'
import { day, says } from '#platform'
import { UnitCode } from '#territory'

const whole = z
  .string()
  .regex(/^\d{1,5}$/, says('casework.proposals.not_whole'))
  .transform(Number)

export const SetRulesInput = z.object({
  urgent: whole,
  important: whole,
  would_help: whole,
  waited_points: whole,
  waited_every: whole,
  waited_most: whole,
  place_1: whole,
  place_2: whole,
  place_3: whole,
  first_of_family: whole,
  source_step: whole,
  order_points: whole,
  order_most: whole,
  waiting_points: whole,
  waiting_every: whole,
  waiting_most: whole,
  distance_points: whole,
  distance_every: whole,
  distance_most: whole,
  language: whole,
  from: day,
  /** A sentence, no word about a family. */
  reason: z.string().min(3).max(500),
})
export type SetRulesInput = z.infer<typeof SetRulesInput>

export const OfUnit = z.object({ unitCode: UnitCode })
