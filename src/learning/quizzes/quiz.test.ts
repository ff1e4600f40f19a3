import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { givenIn, lacksOf, partField } from './given.domain.ts'
import { judge, percentOf, plainAnswer } from './judge.domain.ts'
import { paperOf } from './paper.domain.ts'
import { type Question, Quiz } from './quiz.domain.ts'
import { rightPaper } from './right-paper.fixture.ts'
import { shuffled } from './shuffle.domain.ts'

const wording = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '')
const wordings = (min: number, max: number) =>
  fc.uniqueArray(wording, { minLength: min, maxLength: max, selector: (text) => text.trim() })

const withAnswers = (type: 'single' | 'multiple') =>
  wordings(3, 6).chain((texts) =>
    fc.integer({ min: 2, max: texts.length }).map((right) => ({
      type,
      text: 'Pytanie?',
      answers: texts.map((text, index) => ({
        text,
        correct: type === 'single' ? index === right - 1 : index < right,
        feedback: `Bo ${text}`,
      })),
    })),
  )
const anyQuestion = fc.oneof(
  withAnswers('single'),
  withAnswers('multiple'),
  wordings(2, 7).map((texts) => ({
    type: 'order',
    text: 'Ułóż.',
    items: texts.map((text) => ({ text, feedback: 'Tak jest.' })),
  })),
  fc.tuple(wordings(2, 6), fc.array(wording, { minLength: 6, maxLength: 6 })).map(([lefts, rights]) => ({
    type: 'match',
    text: 'Połącz.',
    pairs: lefts.map((left, index) => ({ left, right: rights[index], feedback: 'Tak jest.' })),
  })),
  fc.boolean().map((answer) => ({
    type: 'true_false',
    text: 'Czy to prawda?',
    answer,
    feedback_true: 'Prawda.',
    feedback_false: 'Fałsz.',
  })),
  wordings(1, 3).map((accepted) => ({
    type: 'short',
    text: 'Napisz.',
    accepted,
    feedback_right: 'Tak.',
    feedback_wrong: 'Nie.',
  })),
)
const anyQuiz = fc
  .tuple(fc.array(anyQuestion, { minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([questions, shuffle]) =>
    Quiz.parse({
      id: 'quiz',
      title: 'Sprawdź się',
      pass_percent: 70,
      shuffle,
      questions: questions.map((one, index) => ({ ...one, id: `q${index + 1}` })),
    }),
  )

const answers = (...texts: [string, boolean][]) =>
  texts.map(([text, correct]) => ({ text, correct, feedback: `Bo ${text}.` }))
const quizOf = (...questions: Record<string, unknown>[]) =>
  Quiz.parse({
    id: 'quiz',
    title: 'Sprawdź się',
    pass_percent: 70,
    questions: questions.map((one, index) => ({ text: 'Pytanie?', ...one, id: `q${index + 1}` })),
  })

describe('a paper', () => {
  test('of somebody who knows everything has every point and passes', () => {
    fc.assert(
      fc.property(anyQuiz, fc.uuid(), (quiz, seed) => {
        const judged = judge(quiz, seed, rightPaper(quiz, seed))
        expect(judged).toMatchObject({ points: quiz.questions.length, of: quiz.questions.length, passed: true })
      }),
    )
  })

  test('is the same whenever it is shown again, and another one for another try', () => {
    fc.assert(
      fc.property(anyQuiz, fc.uuid(), (quiz, seed) => {
        expect(paperOf(structuredClone(quiz), seed)).toEqual(paperOf(quiz, seed))
      }),
    )
    const quiz = quizOf({
      type: 'order',
      items: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ text: `krok ${n}`, feedback: 'Tak.' })),
    })
    const papers = Array.from({ length: 50 }, (_, at) => JSON.stringify(paperOf(quiz, `próba ${at}`)))
    expect(new Set(papers).size).toBeGreaterThan(40)
  })

  test('shows everything there is to choose, once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (things, seed) => {
        const number = (one: number, other: number) => one - other
        expect(shuffled(things, seed).toSorted(number)).toEqual(things.toSorted(number))
      }),
    )
  })

  test('does not tell what is right: another right answer changes nothing on it', () => {
    fc.assert(
      fc.property(anyQuiz, fc.uuid(), (quiz, seed) => {
        const turned = { ...quiz, questions: quiz.questions.map(otherwiseRight) }
        expect(paperOf(turned, seed)).toEqual(paperOf(quiz, seed))
        expect(JSON.stringify(paperOf(quiz, seed))).not.toMatch(/feedback|correct|accepted/)
      }),
    )
  })

  test('puts the right answer in every place equally often', () => {
    const quiz = quizOf({
      type: 'single',
      answers: answers(['tak', true], ['nie', false], ['może', false], ['kto wie', false]),
    })
    const places = new Map<string, number>()
    for (let at = 0; at < 2000; at += 1) {
      const key = rightPaper({ ...quiz, shuffle: true }, `próba ${at}`).q1?.[0] ?? ''
      places.set(key, (places.get(key) ?? 0) + 1)
    }
    expect([...places.keys()].toSorted()).toEqual(['1', '2', '3', '4'])
    for (const times of places.values()) expect(times).toBeGreaterThan(400)
  })
})

/** The same question with other right answers, where that cannot be seen. */
function otherwiseRight(question: Question): Question {
  if (question.type === 'single' || question.type === 'multiple')
    return { ...question, answers: question.answers.map((one) => ({ ...one, correct: !one.correct })) }
  if (question.type === 'true_false') return { ...question, answer: !question.answer }
  if (question.type === 'short') return { ...question, accepted: ['inaczej'] }
  return question
}

describe('what was given', () => {
  test('is judged whatever it is, without a fault', () => {
    const anything = fc.dictionary(
      fc.constantFrom('q1', 'q2', 'q3', 'x'),
      fc.array(fc.oneof(fc.string(), fc.nat(9).map(String))),
    )
    fc.assert(
      fc.property(anyQuiz, fc.uuid(), anything, (quiz, seed, given) => {
        const { points, of } = judge(quiz, seed, given)
        expect(points).toBeLessThanOrEqual(of)
      }),
    )
  })

  test('is read from the fields of the paper, each under its own name', () => {
    fc.assert(
      fc.property(anyQuiz, fc.uuid(), (quiz, seed) => {
        const paper = paperOf(quiz, seed)
        const right = rightPaper(quiz, seed)
        const sent: Record<string, readonly string[]> = {}
        for (const shown of paper) {
          const given = right[shown.id] ?? []
          if (shown.kind === 'order')
            shown.items.forEach(({ key }, at) => {
              sent[partField(shown.id, key)] = [given[at] ?? '']
            })
          else if (shown.kind === 'match')
            shown.lefts.forEach(({ key }, at) => {
              sent[partField(shown.id, key)] = [given[at] ?? '']
            })
          else sent[shown.id] = given
        }
        const read = givenIn(paper, sent)
        expect(judge(quiz, seed, read).passed).toBe(true)
        expect([...lacksOf(paper, read)]).toEqual([])
        expect(lacksOf(paper, givenIn(paper, {})).size).toBeGreaterThanOrEqual(paper.length)
      }),
    )
  })

  test('lacks something where nothing was chosen, one place stands twice, or the choice is not on the paper', () => {
    const quiz = quizOf(
      { type: 'order', items: ['a', 'b', 'c'].map((text) => ({ text, feedback: 'Tak.' })) },
      { type: 'multiple', answers: answers(['raz', true], ['dwa', true], ['trzy', false]) },
      { type: 'true_false', answer: true, feedback_true: 'Tak.', feedback_false: 'Nie.' },
    )
    const paper = paperOf(quiz, 'próba')
    const given = { q1: ['1', '1', ''], q2: ['1', '9'], q3: ['może'] }
    expect(Object.fromEntries(lacksOf(paper, given))).toEqual({
      'q1.2': 'place_twice',
      'q1.3': 'unanswered',
      q2: 'not_offered',
      q3: 'not_offered',
    })
  })

  test('has feedback beside every answer that was given', () => {
    const quiz = quizOf({ type: 'multiple', answers: answers(['raz', true], ['dwa', true], ['trzy', false]) })
    expect(judge(quiz, 'próba', { q1: ['1', '3'] }).questions[0]).toMatchObject({
      right: false,
      missed: 1,
      told: [
        { text: 'raz', right: true, feedback: 'Bo raz.' },
        { text: 'trzy', right: false, feedback: 'Bo trzy.' },
      ],
    })
  })

  test('of several right answers counts only whole', () => {
    const quiz = quizOf({ type: 'multiple', answers: answers(['raz', true], ['dwa', true], ['trzy', false]) })
    const points = (...keys: string[]) => judge(quiz, 'próba', { q1: keys }).points
    expect([points('1'), points('1', '2', '3'), points('1', '2'), points('2', '1')]).toEqual([0, 0, 1, 1])
  })

  test('passes only when the mark is reached without rounding', () => {
    const question = { type: 'true_false', answer: true, feedback_true: 'Tak.', feedback_false: 'Nie.' }
    const three = quizOf(question, question, question)
    expect(judge(three, 'próba', { q1: ['true'], q2: ['true'] }).passed).toBe(false)
    expect(judge(three, 'próba', { q1: ['true'], q2: ['true'], q3: ['true'] }).passed).toBe(true)
    expect(percentOf(2, 3)).toBe(66)
  })

  test('two left sides may have the same right side, which is offered once', () => {
    const quiz = quizOf({
      type: 'match',
      pairs: [
        { left: 'szkoła', right: 'zna', feedback: 'Tak.' },
        { left: 'sąd', right: 'nie zna', feedback: 'Tak.' },
        { left: 'ośrodek', right: 'zna', feedback: 'Tak.' },
      ],
    })
    const [shown] = paperOf(quiz, 'próba')
    expect(shown?.kind === 'match' && shown.rights.map(({ text }) => text).toSorted()).toEqual(['nie zna', 'zna'])
    expect(judge(quiz, 'próba', rightPaper(quiz, 'próba')).points).toBe(1)
  })
})

describe('a short answer', () => {
  const quiz = quizOf({ type: 'short', accepted: ['Zespół rodziny'], feedback_right: 'Tak.', feedback_wrong: 'Nie.' })
  const isRight = (text: string) => judge(quiz, 'próba', { q1: [text] }).points === 1

  test.each(['zespół rodziny', ' Zespół  rodziny. ', 'zespol rodziny', '„Zespół\u00a0rodziny”', 'ZESPÓŁ RODZINY'])(
    'is right however it is typed: %s',
    (text) => expect(isRight(text)).toBe(true),
  )
  test.each(['zespół', 'rodziny zespół', ''])('is wrong in other words: %s', (text) =>
    expect(isRight(text)).toBe(false),
  )
  test('is compared without what only the hand adds', () =>
    expect(plainAnswer(' Żółw – i  ŁÓDŹ! ')).toBe('zolw - i lodz'))
})

describe('the quiz of a lesson', () => {
  const single = { type: 'single', answers: answers(['tak', true], ['nie', false]) }
  test.each([
    ['two right answers to one', { ...single, answers: answers(['tak', true], ['też', true]) }],
    ['no right answer', { ...single, answers: answers(['tak', false], ['nie', false]) }],
    ['one right answer of several', { type: 'multiple', answers: answers(['tak', true], ['nie', false]) }],
    ['an unknown key', { ...single, hint: 'zgadnij' }],
    ['an answer without feedback', { ...single, answers: [{ text: 'tak', correct: true, feedback: ' ' }] }],
    ['two answers that read the same', { ...single, answers: answers(['tak', true], ['tak', false]) }],
    [
      'eight items in order',
      { type: 'order', items: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ text: `${n}`, feedback: 'Tak.' })) },
    ],
    ['an unknown kind', { type: 'essay' }],
  ])('is refused with %s', (_, question) => {
    expect(() => quizOf(question)).toThrow()
    expect(() => quizOf(single)).not.toThrow()
  })
})
