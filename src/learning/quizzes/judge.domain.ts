import type { Given } from './given.domain.ts'
import { paperOf, type Shown, type ShownQuestion } from './paper.domain.ts'
import { type Question, type Quiz, rightTexts } from './quiz.domain.ts'

/** One thing that the reader gave, whether it is right, and why. `at` is the place given to it, or what was put beside it. */
export type Told = {
  readonly text: string
  readonly at: string | null
  readonly right: boolean
  readonly feedback: string
}
export type JudgedQuestion = {
  readonly id: string
  readonly text: string
  readonly right: boolean
  readonly told: readonly Told[]
  /** How many right answers were not chosen. */
  readonly missed: number
}
export type Judged = {
  readonly points: number
  readonly of: number
  readonly passed: boolean
  readonly questions: readonly JudgedQuestion[]
}

/**
 * Judges the paper of one try by what was given: a question is right as a whole or not, 1 point or 0 (section 7 of the format). Anything at all
 * may have been given: what is not on the paper is not right, and nothing is a fault.
 */
export function judge(quiz: Quiz, seed: string, given: Given): Judged {
  const paper = paperOf(quiz, seed)
  const questions = quiz.questions.map((question, index) => {
    const shown = paper[index]
    if (!shown) throw new Error('a paper has every question of its quiz')
    const { right, told, missed = 0 } = verdict(question, shown, given[question.id] ?? [])
    return { id: question.id, text: question.text, right, told, missed }
  })
  const points = questions.filter(({ right }) => right).length
  return { points, of: questions.length, passed: isPassed(quiz, points), questions }
}

/** Whether so many points are enough. Nothing is rounded: 69.9 per cent are not 70. */
export const isPassed = (quiz: Quiz, points: number): boolean =>
  points * 100 >= quiz.pass_percent * quiz.questions.length

/** Whole per cent as they are told: never more than was reached. */
export const percentOf = (points: number, of: number): number => (of === 0 ? 0 : Math.floor((points * 100) / of))

type Verdict = { readonly right: boolean; readonly told: readonly Told[]; readonly missed?: number }

function verdict(question: Question, shown: ShownQuestion, given: readonly string[]): Verdict {
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const chosen = shown.kind === 'one' || shown.kind === 'many' ? textsOf(shown.choices, given) : []
      const told = question.answers
        .filter(({ text }) => chosen.includes(text))
        .map(({ text, correct, feedback }) => ({ text, at: null, right: correct, feedback }))
      const missed = rightTexts(question.answers).filter((text) => !chosen.includes(text)).length
      return { right: missed === 0 && told.length > 0 && told.every((one) => one.right), told, missed }
    }
    case 'order': {
      const items = shown.kind === 'order' ? shown.items : []
      return whole(
        question.items.map(({ text, feedback }, index) => {
          const at = given[items.findIndex((item) => item.text === text)] ?? ''
          return { text, at, right: at === String(index + 1), feedback }
        }),
      )
    }
    case 'match': {
      const rights = shown.kind === 'match' ? shown.rights : []
      return whole(
        question.pairs.map(({ left, right, feedback }, index) => {
          const at = rights.find(({ key }) => key === given[index])?.text ?? ''
          return { text: left, at, right: at === right, feedback }
        }),
      )
    }
    case 'true_false': {
      const feedback = given[0] === 'true' ? question.feedback_true : question.feedback_false
      if (given[0] !== 'true' && given[0] !== 'false') return { right: false, told: [] }
      return whole([{ text: given[0], at: null, right: given[0] === String(question.answer), feedback }])
    }
    case 'short': {
      const text = given[0] ?? ''
      const right = question.accepted.some((accepted) => plainAnswer(accepted) === plainAnswer(text))
      return whole([{ text, at: null, right, feedback: right ? question.feedback_right : question.feedback_wrong }])
    }
  }
}

const whole = (told: readonly Told[]): Verdict => ({ right: told.every(({ right }) => right), told })
const textsOf = (choices: readonly Shown[], keys: readonly string[]): readonly string[] =>
  choices.filter(({ key }) => keys.includes(key)).map(({ text }) => text)

/** A short answer as it is compared: without capitals, Polish marks on letters, doubled spaces and signs at its ends. */
export const plainAnswer = (text: string): string =>
  text
    .toLocaleLowerCase('pl')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replace(/[‐-―]/gu, '-')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
