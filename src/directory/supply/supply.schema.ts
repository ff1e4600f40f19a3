import { z } from 'zod'
import { day, optionalDay, says } from '#platform'
import { ServiceId } from '../entries/service.schema.ts'
import { UNITS } from './supply.domain.ts'

const MOST_UNITS = 100_000
const NOT_A_NUMBER = says('directory.supply.not_a_number')

/** How many units there are between two days, as the form sends it; an empty number: they are not counted. */
export const SaySupplyInput = z.object({
  /** How many statements there were when the page was read. */
  seen: z.coerce.number().int().nonnegative(),
  unit: z.enum(UNITS),
  units: z.preprocess(
    (typed) => (typed === '' ? undefined : typed),
    z
      .string()
      .regex(/^\d{1,6}$/, NOT_A_NUMBER)
      .transform(Number)
      .refine((units) => units <= MOST_UNITS, NOT_A_NUMBER)
      .optional(),
  ),
  from: day,
  until: optionalDay,
})
export type SaySupplyInput = z.infer<typeof SaySupplyInput>
export const OfService = z.object({ serviceId: ServiceId })
