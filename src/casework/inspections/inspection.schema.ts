import { z } from 'zod'
import { InstitutionId, PersonId } from '#kernel'
import { day, line, optionalChoice, optionalText, ticked } from '#platform'

const year = z.coerce.number().int().min(1990).max(2200)

/** An inspection as its warrant describes it. */
export const LetInInput = z.object({
  power: line(80),
  authority: line(200),
  authorityId: optionalChoice(InstitutionId),
  warrantNo: line(120),
  warrantOn: day,
  fromOn: day,
  untilOn: day,
  yearFrom: year,
  yearUntil: year,
  codes: optionalText(4000),
  specialNamed: ticked,
})
export type LetInInput = z.infer<typeof LetInInput>

/** Somebody with an account, chosen from those who may have one, or by name alone. */
export const InspectorInput = z.object({
  personId: optionalChoice(PersonId),
  name: optionalText(160),
  function: line(160),
})
export const EndInspectionInput = z.object({ reason: z.string().min(3).max(500) })
