import type { Question, Quiz } from './quiz.domain.ts'
import { shuffled } from './shuffle.domain.ts'

/** Something to choose. Its key is its place on the paper, so it tells nothing of what is right. */
export type Shown = { readonly key: string; readonly text: string }

/** A question as the reader sees it. Nothing in it says which answer is right. */
export type ShownQuestion = { readonly id: string; readonly text: string } & (
  | { readonly kind: 'one' | 'many'; readonly choices: readonly Shown[] }
  | { readonly kind: 'order'; readonly items: readonly Shown[] }
  | { readonly kind: 'match'; readonly lefts: readonly Shown[]; readonly rights: readonly Shown[] }
  | { readonly kind: 'true_false' }
  | { readonly kind: 'short' }
)

/** The paper of one try: questions in the order of the quiz, what there is to choose in the order of the seed. The same seed gives the same paper. */
export const paperOf = (quiz: Quiz, seed: string): readonly ShownQuestion[] =>
  quiz.questions.map((question) => shownQuestion(question, quiz.shuffle, `${seed} ${quiz.id} ${question.id}`))

function shownQuestion(question: Question, shuffle: boolean, seed: string): ShownQuestion {
  const { id, text } = question
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const texts = question.answers.map((answer) => answer.text)
      const kind = question.type === 'single' ? 'one' : 'many'
      return { id, text, kind, choices: keyed(shuffle ? shuffled(texts, seed) : texts) }
    }
    case 'order':
      return { id, text, kind: 'order', items: keyed(shuffled(textsOf(question.items), seed)) }
    case 'match': {
      // Two left sides may have one right side; it is offered once.
      const rights = [...new Set(question.pairs.map(({ right }) => right))]
      const lefts = keyed(question.pairs.map(({ left }) => left))
      return { id, text, kind: 'match', lefts, rights: keyed(shuffled(rights, seed)) }
    }
    case 'true_false':
    case 'short':
      return { id, text, kind: question.type }
  }
}

const textsOf = (items: readonly { readonly text: string }[]): string[] => items.map(({ text }) => text)
const keyed = (texts: readonly string[]): readonly Shown[] =>
  texts.map((text, index) => ({ key: String(index + 1), text }))
