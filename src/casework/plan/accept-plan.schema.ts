import { z } from 'zod'
import { optionalChoice } from '#platform'
import { RecordedInput } from '../cases/recorded.schema.ts'

const HOURS = 100_000

export const AcceptPlanInput = RecordedInput.extend({
  /** The version that was on the page. */
  planId: z.uuid(),
  /** An adult of the family or an institution. */
  who: z.string().regex(/^(person|institution):[0-9a-f-]{36}$/),
  decision: z.enum(['accepted', 'refused']),
  hours: optionalChoice(z.coerce.number().int().min(0).max(HOURS)),
})
export type AcceptPlanInput = z.infer<typeof AcceptPlanInput>
