import { z } from 'zod'
import { OfCase } from '../cases/case-scope.ts'

/** Parameters of the pages of one clock: its deadline in the model and what it runs for, ids only. */
export const OfClock = OfCase.extend({
  deadline: z.string().max(80),
  instance: z.string().max(200),
})
