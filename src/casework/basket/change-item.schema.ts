import { z } from 'zod'
import { ITEM_STATES } from '#model'
import { optionalDay } from '#platform'

export const ChangeItemInput = z.object({
  /** The version that was on the page. */
  rowVersion: z.coerce.number().int().positive(),
  state: z.enum(ITEM_STATES),
  /** The day on which it was delivered or confirmed; today when left empty. */
  onDay: optionalDay,
})
export type ChangeItemInput = z.infer<typeof ChangeItemInput>
