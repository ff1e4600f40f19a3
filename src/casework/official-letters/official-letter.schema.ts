import { z } from 'zod'
import { SubjectId } from '#kernel'
import { SENDERS } from '#model'
import { day, line, optionalChoice, optionalDay, optionalText, says, several, ticked } from '#platform'
import { ANSWER_KINDS, DAY_UNITS, WAYS_SENT, WITHHOLDING } from './official-letter.domain.ts'

const days = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce.number().int().min(1).max(365).optional(),
)
const choiceOf = <const V extends readonly [string, ...string[]]>(values: V) => optionalChoice(z.enum(values))

/** A letter as it came. The power is chosen among those in force on the day of receipt. */
export const LetterInput = z
  .object({
    senderKind: z.enum(SENDERS),
    sender: line(200),
    address: optionalText(300),
    reference: line(120),
    datedOn: day,
    receivedOn: day,
    subjectId: optionalChoice(SubjectId),
    power: line(80),
    article: optionalText(200),
    keptFromFamily: ticked,
    asks: z.string().min(3).max(4000),
    dueOn: optionalDay,
    dueDays: days,
    dueUnit: choiceOf(DAY_UNITS),
  })
  .check(({ value, issues }) => {
    if (value.dueOn === undefined || value.dueDays === undefined) return
    const message = says('casework.letter.due_twice')
    issues.push({ code: 'custom', path: ['dueDays'], input: value.dueDays, message })
  })
export type LetterInput = z.infer<typeof LetterInput>

export const PickInput = z.object({ items: several(z.uuid()) })
export const WordsInput = z.object({ category: line(80), heading: line(200), words: z.string().min(1).max(8000) })

/** The words of an answer around its parts. `version` is the one that was shown. */
export const AnswerInput = z.object({
  version: z.coerce.number().int(),
  kind: z.enum(ANSWER_KINDS),
  opening: z.string().min(1).max(4000),
  closing: optionalText(4000),
  withheld: choiceOf(WITHHOLDING),
  reason: optionalText(4000),
  forwardedTo: optionalText(300),
})

export const ApproveInput = z.object({
  version: z.coerce.number().int(),
  name: line(160),
  function: line(160),
  on: day,
})
export const SendInput = z.object({ how: z.enum(WAYS_SENT), on: day, evidence: optionalText(120) })
