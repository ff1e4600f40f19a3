import { z } from 'zod'
import { day, line, optionalChoice } from '#platform'
import { SECOND_PARENT } from '../authority/authority.domain.ts'
import { RECORDED_HOW } from '../cases/recorded.domain.ts'

/** Who consented on behalf of a person, to what, how and when, and what about the other parent. */
export const ConsentForInput = z.object({
  /** A person of the case, or the id that stands for a holder from outside it. */
  giver: z.uuid(),
  matter: line(100),
  second: optionalChoice(z.enum(SECOND_PARENT)),
  recordedHow: z.enum(RECORDED_HOW),
  recordedOn: day,
})
export type ConsentForInput = z.infer<typeof ConsentForInput>
