import { z } from 'zod'
import { SubjectId } from '#kernel'
import { day, line, several } from '#platform'
import { RECORDED_HOW } from '../cases/recorded.domain.ts'
import { PersonNames } from '../families/person.schema.ts'

/** Asking another gmina: where to, who of the family agreed, how and on which day. */
export const OfferHandoverInput = z.object({
  toUnitCode: z.string().regex(/^\d{6}$/),
  consented: several(SubjectId),
  recordedHow: z.enum(RECORDED_HOW),
  recordedOn: day,
})
export type OfferHandoverInput = z.infer<typeof OfferHandoverInput>

/** What the family is called in the case that is opened: names have not passed yet. */
export const AcceptHandoverInput = PersonNames
export type AcceptHandoverInput = z.infer<typeof AcceptHandoverInput>

/** Characters of a question or a reason. */
const LONGEST = 1000
export const RefuseHandoverInput = z.object({ reason: line(LONGEST) })
export const AskBackInput = z.object({ question: line(LONGEST) })

export const OfHandover = z.object({ handoverId: z.uuid() })
