import { z } from 'zod'
import { SubjectId } from '#kernel'
import { day, line, optionalChoice, optionalDay, says, several } from '#platform'
import { SECOND_PARENT } from '../authority/authority.domain.ts'
import { RECORDED_HOW } from '../cases/recorded.domain.ts'
import { REGISTERS, TEXT_LANGUAGES } from './texts/consent-text.domain.ts'

/** In which language the text of the register was signed; nothing where it was another text. */
export const textAgreed = optionalChoice(z.enum(TEXT_LANGUAGES))

/** Whose information may be shown, who agreed to it, to whom, what, until when, how it was said. */
export const SharingConsentInput = z.object({
  subjectId: SubjectId,
  /** A person of the case, or the id that stands for a holder of authority from outside it. */
  giver: z.uuid(),
  ground: line(100),
  recipient: z.uuid(),
  categories: several(line(100)).refine((chosen) => chosen.length > 0, says('platform.form.required')),
  validUntil: optionalDay,
  second: optionalChoice(z.enum(SECOND_PARENT)),
  text: textAgreed,
  recordedHow: z.enum(RECORDED_HOW),
  recordedOn: day,
})
export type SharingConsentInput = z.infer<typeof SharingConsentInput>

/** Who took a consent back, from which day, how it was said and when. */
export const WithdrawSharingInput = z.object({
  by: z.uuid(),
  onDay: day,
  recordedHow: z.enum(RECORDED_HOW),
})
export type WithdrawSharingInput = z.infer<typeof WithdrawSharingInput>

export const OfRegister = z.object({ register: z.enum(REGISTERS), language: z.enum(TEXT_LANGUAGES) })
