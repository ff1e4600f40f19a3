import { z } from 'zod'
import { OfCase } from '../cases/case-scope.ts'

/** Both parts are asked of the database, which takes no control character in a text: such an address names nothing. */
const PRINTABLE = /^\P{Cc}*$/u

/** Parameters of the pages of one clock: its deadline in the model and what it runs for, ids only. */
export const OfClock = OfCase.extend({
  deadline: z.string().max(80).regex(PRINTABLE),
  instance: z.string().max(200).regex(PRINTABLE),
})
