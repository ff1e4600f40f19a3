import { z } from 'zod'

/** A text that somebody reads: something stands in it. The no-break spaces of the content stay. */
const text = z.string().refine((value) => value.trim() !== '', 'a text is empty')
/** Names fields of forms, in which a dot parts a question from its place. */
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/)
const distinct = (texts: readonly string[]): boolean => new Set(texts.map((one) => one.trim())).size === texts.length

const Answers = z
  .array(z.strictObject({ text, correct: z.boolean(), feedback: text }))
  .min(2)
  .max(12)
  .refine((answers) => distinct(answers.map((one) => one.text)), 'two answers read the same')
const rightOnes = (answers: z.infer<typeof Answers>): number => answers.filter(({ correct }) => correct).length

const Single = z.strictObject({
  type: z.literal('single'),
  id,
  text,
  answers: Answers.refine((answers) => rightOnes(answers) === 1, 'exactly one answer is right'),
})
const Multiple = z.strictObject({
  type: z.literal('multiple'),
  id,
  text,
  answers: Answers.refine((answers) => rightOnes(answers) >= 2, 'two answers or more are right'),
})
const Order = z.strictObject({
  type: z.literal('order'),
  id,
  text,
  items: z
    .array(z.strictObject({ text, feedback: text }))
    .min(2)
    .max(7)
    .refine((items) => distinct(items.map((one) => one.text)), 'two items read the same'),
})
const Match = z.strictObject({
  type: z.literal('match'),
  id,
  text,
  pairs: z
    .array(z.strictObject({ left: text, right: text, feedback: text }))
    .min(2)
    .max(10)
    .refine((pairs) => distinct(pairs.map(({ left }) => left)), 'two left sides read the same'),
})
const TrueFalse = z.strictObject({
  type: z.literal('true_false'),
  id,
  text,
  answer: z.boolean(),
  feedback_true: text,
  feedback_false: text,
})
const Short = z.strictObject({
  type: z.literal('short'),
  id,
  text,
  accepted: z.array(text).min(1).max(20),
  feedback_right: text,
  feedback_wrong: text,
})

const Question = z.discriminatedUnion('type', [Single, Multiple, Order, Match, TrueFalse, Short])

/**
 * A quiz as it is written in a lesson: sections 7 and 7.1 of the format of the content. An unknown key, a question without the right number of
 * right answers and two questions with one id are errors of the content.
 */
export const Quiz = z.strictObject({
  id,
  title: text,
  pass_percent: z.number().int().min(1).max(100),
  shuffle: z.boolean().default(false),
  questions: z
    .array(Question)
    .min(1)
    .max(60)
    .refine((questions) => distinct(questions.map((one) => one.id)), 'two questions have one id'),
})
export type Quiz = z.infer<typeof Quiz>
export type Question = z.infer<typeof Question>

/** What the right ones of the answers read. */
export const rightTexts = (answers: readonly { readonly text: string; readonly correct: boolean }[]): string[] =>
  answers.filter(({ correct }) => correct).map((one) => one.text)
