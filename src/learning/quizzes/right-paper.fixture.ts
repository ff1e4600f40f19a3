import type { Given } from './given.domain.ts'
import { paperOf, type Shown } from './paper.domain.ts'
import { type Quiz, rightTexts } from './quiz.domain.ts'

const keyOf = (shown: readonly Shown[], text: string): string => shown.find((one) => one.text === text)?.key ?? ''

/** What somebody gives who knows everything, on the paper of this seed. */
export function rightPaper(quiz: Quiz, seed: string): Given {
  const paper = paperOf(quiz, seed)
  return Object.fromEntries(
    quiz.questions.map((question, index) => {
      const shown = paper[index]
      if (question.type === 'true_false') return [question.id, [String(question.answer)]]
      if (question.type === 'short') return [question.id, [question.accepted[0] ?? '']]
      if (question.type === 'order' && shown?.kind === 'order') {
        const right = question.items.map(({ text }) => text)
        return [question.id, shown.items.map(({ text }) => String(right.indexOf(text) + 1))]
      }
      if (question.type === 'match' && shown?.kind === 'match')
        return [question.id, question.pairs.map(({ right }) => keyOf(shown.rights, right))]
      if (
        (question.type === 'single' || question.type === 'multiple') &&
        (shown?.kind === 'one' || shown?.kind === 'many')
      )
        return [question.id, rightTexts(question.answers).map((text) => keyOf(shown.choices, text))]
      throw new Error('a paper shows every question in its own way')
    }),
  )
}
