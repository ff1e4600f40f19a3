import { z } from 'zod'
import { day, optionalChoice } from '#platform'
import { SECOND_PARENT } from '../authority/authority.domain.ts'
import { RECORDED_HOW } from '../cases/recorded.domain.ts'
import { textAgreed } from './sharing-consent.schema.ts'

/** Who consented on behalf of a person that they take part, how and when, and what about the other parent. */
export const ConsentForInput = z.object({
  /** A person of the case, or the id that stands for a holder from outside it. */
  giver: z.uuid(),
  second: optionalChoice(z.enum(SECOND_PARENT)),
  text: textAgreed,
  recordedHow: z.enum(RECORDED_HOW),
  recordedOn: day,
})
export type ConsentForInput = z.infer<typeof ConsentForInput>
