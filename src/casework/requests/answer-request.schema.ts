import { z } from 'zod'
import { day, line, optionalChoice, optionalText } from '#platform'

const LONGEST = 8000
export const AnswerRequestInput = z.object({
  answer: line(80),
  reason: optionalText(2000),
  words: optionalText(LONGEST),
  category: optionalChoice(z.string().max(80)),
  onDay: day,
})
export type AnswerRequestInput = z.infer<typeof AnswerRequestInput>
