import type { PrintBlock, T } from '#platform'
import { paperOf, type Shown, type ShownQuestion } from '../quizzes/paper.domain.ts'
import type { Quiz } from '../quizzes/quiz.domain.ts'

/** Every book has the same sheet, so that a group can go through it together. */
const SEED = 'book'

/** A quiz to be answered with a pencil: nothing on it tells what is right. */
export function quizOnPaper(quiz: Quiz, t: T): readonly PrintBlock[] {
  return [
    { kind: 'heading', level: 3, text: quiz.title },
    { kind: 'text', as: 'small', text: t('learning.book.quiz', { percent: quiz.pass_percent }) },
    ...paperOf(quiz, SEED).flatMap((question, at) => questionOnPaper(question, `${at + 1}. ${question.text}`, t)),
  ]
}

function questionOnPaper(question: ShownQuestion, label: string, t: T): readonly PrintBlock[] {
  switch (question.kind) {
    case 'one':
      return [choices(label, t('learning.book.one'), textsOf(question.choices))]
    case 'many':
      return [choices(label, t('learning.quiz.many'), textsOf(question.choices))]
    case 'true_false':
      return [choices(label, t('learning.book.one'), [t('learning.quiz.true'), t('learning.quiz.false')])]
    case 'short':
      return [{ kind: 'lines', label, note: t('learning.quiz.short'), count: 1 }]
    case 'order':
      return [
        asked(label, t('learning.book.order')),
        {
          kind: 'table',
          columns: [
            { label: t('learning.book.place'), share: 1 },
            { label: t('learning.book.what'), share: 6 },
          ],
          rows: textsOf(question.items).map((text) => ['', text]),
        },
      ]
    case 'match':
      return [
        asked(label, t('learning.book.match')),
        {
          kind: 'table',
          columns: [
            { label: t('learning.book.what'), share: 6 },
            { label: t('learning.book.letter'), share: 1 },
            { label: t('learning.book.fits'), share: 6 },
          ],
          rows: pairsOf(question.lefts, question.rights),
        },
      ]
  }
}

const choices = (label: string, note: string, texts: readonly string[]): PrintBlock => ({
  ...{ kind: 'choices', label, note },
  options: texts.map((text) => ({ text, ticked: false })),
})
const asked = (label: string, how: string): PrintBlock => ({
  kind: 'text',
  text: [{ text: label, bold: true }, { text: ` ${how}` }],
})
const textsOf = (shown: readonly Shown[]): readonly string[] => shown.map(({ text }) => text)

/** Left sides with a place for a letter, beside the right sides by their letters. */
function pairsOf(lefts: readonly Shown[], rights: readonly Shown[]): readonly (readonly string[])[] {
  const rows = Array.from({ length: Math.max(lefts.length, rights.length) }, (_, at) => at)
  return rows.map((at) => {
    const right = rights[at]
    return [lefts[at]?.text ?? '', '', right ? `${String.fromCharCode(65 + at)}. ${right.text}` : '']
  })
}
