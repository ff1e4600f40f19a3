import { z } from 'zod'
import { optionalChoice, optionalDay, optionalText } from '#platform'
import { ACTS_BY_LINK, ANSWER_ACTS } from './request-state.domain.ts'

const written = {
  words: optionalText(8000),
  category: optionalChoice(z.string().max(80)),
  reason: optionalText(2000),
  /** On what an answer rests that the request itself does not carry. */
  ground: optionalChoice(z.string().max(80)),
  basis: optionalText(500),
  basisOn: optionalDay,
}
export const GiveAnswerInput = z.object({ act: z.enum(ANSWER_ACTS), ...written })
export type GiveAnswerInput = z.infer<typeof GiveAnswerInput>

/** By a link: one answer, and who gave it, since no account says so. */
export const AnswerByLinkInput = z.object({
  act: z.enum(ANSWER_ACTS.filter((act) => ACTS_BY_LINK.includes(act))),
  ...written,
  signed: z.string().min(3).max(160),
})
export type AnswerByLinkInput = z.infer<typeof AnswerByLinkInput>
