import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { line, optionalChoice, optionalText, ticked } from '#platform'
import { REMARK_KINDS } from '../consultation.domain.ts'

const MOST_LETTERS = 4000

/** What every remark says, however it comes. */
export const RemarkWords = z.object({
  about: line(120),
  kind: z.enum(REMARK_KINDS),
  words: line(MOST_LETTERS),
  proposed: optionalText(MOST_LETTERS),
  reason: optionalText(MOST_LETTERS),
})
export type RemarkWords = z.infer<typeof RemarkWords>

export const RemarkForm = RemarkWords.extend({
  /** Of those where I work; left out by whoever has no account. */
  institutionId: optionalChoice(InstitutionId),
  authorName: optionalText(200),
  authorInstitution: optionalText(200),
  nameShown: ticked,
  /** Whoever writes says that what was found are ordinary words. */
  ordinary: ticked,
  /** Nobody sees this field; only a program fills it in. */
  website: optionalText(200),
})
export type RemarkForm = z.infer<typeof RemarkForm>
