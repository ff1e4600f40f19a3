import { globSync, readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { axe } from '../support/browser.ts'

const Answers = z.array(z.object({ text: z.string(), correct: z.boolean() }))
const Question = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['single', 'multiple']), text: z.string(), answers: Answers }),
  z.object({ type: z.literal('true_false'), text: z.string(), answer: z.boolean() }),
  z.object({ type: z.literal('order'), text: z.string(), items: z.array(z.object({ text: z.string() })) }),
  z.object({
    type: z.literal('match'),
    text: z.string(),
    pairs: z.array(z.object({ left: z.string(), right: z.string() })),
  }),
])
type Question = z.infer<typeof Question>
const Quiz = z.object({ questions: z.array(Question) })

export type Lesson = { readonly title: string; readonly questions: readonly Question[] }

/** A course as the product ships it. */
export function shippedCourse(slug: string): { readonly title: string; readonly lessons: readonly Lesson[] } {
  const [course, ...lessons] = globSync(`content/education/courses/${slug}/*.md`)
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
  const titleOf = (text = '') => /^title: "(.+)"$/m.exec(text)?.[1] ?? ''
  return {
    title: titleOf(course),
    lessons: lessons.map((text) => ({
      title: titleOf(text),
      questions: Quiz.parse(parse(/```quiz\n([\s\S]*?)```/.exec(text)?.[1] ?? '')).questions,
    })),
  }
}

/** With nothing but the keyboard. */
const tick = async (box: Locator) => {
  await box.focus()
  await box.press('Space')
}
const press = async (button: Locator) => {
  await button.focus()
  await button.press('Enter')
}
/** Typing the beginning of what is wanted chooses it in a list. */
const choose = async (list: Locator, label: string) => {
  await list.focus()
  await list.selectOption({ label })
}

async function answer(page: Page, question: Question, no: number): Promise<void> {
  const group = page.getByRole('group', { name: `${no}. ${question.text}` })
  const one = (text: string) => group.getByLabel(text, { exact: true })
  switch (question.type) {
    case 'single':
    case 'multiple':
      for (const { text } of question.answers.filter(({ correct }) => correct)) await tick(one(text))
      return
    case 'true_false':
      return tick(one(question.answer ? 'Prawda' : 'Nieprawda'))
    case 'order':
      for (const [at, { text }] of question.items.entries()) await choose(one(text), String(at + 1))
      return
    case 'match':
      for (const { left, right } of question.pairs) await choose(one(left), right)
  }
}

/** Answers the quiz that is open, rightly, and is told so. */
export async function passQuiz(page: Page, { questions }: Lesson): Promise<void> {
  for (const [at, question] of questions.entries()) await answer(page, question, at + 1)
  await press(page.getByRole('button', { name: 'Sprawdź odpowiedzi' }))
  await page.getByText('Zaliczone.').waitFor()
}

/** Reads the lesson that is open to its end: ticks its first line, says that it was read, and passes its quiz. */
export async function doLesson(page: Page, lesson: Lesson): Promise<void> {
  await page.getByRole('heading', { level: 1, name: lesson.title }).waitFor()
  expect(await axe(page)).toEqual([])
  const own = page.getByRole('region', { name: 'Dla siebie' })
  const list = own.getByRole('group', { name: 'Lista kontrolna' }).getByRole('checkbox')
  if ((await list.count()) > 0) await tick(list.first())
  await tick(own.getByLabel('Ta lekcja jest już przeczytana'))
  await press(own.getByRole('button', { name: 'Zapisz' }))
  await page.getByText('Zapisano.').waitFor()
  const address = page.url()
  await press(page.getByRole('link', { name: 'Przejdź do sprawdzianu' }))
  expect(await axe(page)).toEqual([])
  await passQuiz(page, lesson)
  expect(await axe(page)).toEqual([])
  await page.goto(address)
}
