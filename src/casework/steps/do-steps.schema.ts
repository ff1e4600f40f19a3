import { z } from 'zod'
import { SUPPORTS } from '#model'
import { day, optionalChoice, optionalText, several } from '#platform'
import { RecordedInput } from '../cases/recorded.schema.ts'

/** What the page of a step sends. The step itself stands in the address. */
export const DoStepsForm = RecordedInput.extend({
  onDay: day,
  note: optionalText(2000),
  together: several(z.string().max(80)),
  lead: optionalChoice(z.uuid()),
  support: optionalChoice(z.enum(SUPPORTS)),
  hours: z.preprocess(
    (value) => (value === '' || value === undefined ? undefined : Number(String(value).replace(',', '.'))),
    z.number().int().min(1).max(24).optional(),
  ),
})
export type DoStepsForm = z.infer<typeof DoStepsForm>
