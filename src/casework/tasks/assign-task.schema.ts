import { z } from 'zod'
import { day, line, optionalChoice, optionalDay, optionalText, several } from '#platform'
import { SERIES_UNITS } from './task-series.domain.ts'

const WORDS = 500
const MOST = 400
const number = optionalChoice(z.coerce.number().int().min(1).max(MOST))

export const AssignTaskInput = z.object({
  what: line(WORDS),
  /** An institution, or an institution and a worker of it who sits in the case, joined by a space. */
  institution: z.string().regex(/^[0-9a-f-]{36}( [0-9a-f-]{36})?$/),
  due: day,
  /** What it comes from: a kind of origin and its key, joined by a colon. */
  origin: optionalText(120),
  supporters: several(z.uuid()),
  /** Comes again every so many days, weeks or months, until a day or a number of times. */
  every: number,
  unit: optionalChoice(z.enum(SERIES_UNITS)),
  until: optionalDay,
  times: number,
})
export type AssignTaskInput = z.infer<typeof AssignTaskInput>
