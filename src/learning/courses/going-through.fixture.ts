import type { visiting } from '#test/visiting.tsx'
import { partField } from '../quizzes/given.domain.ts'
import { paperOf } from '../quizzes/paper.domain.ts'
import { rightPaper } from '../quizzes/right-paper.fixture.ts'
import { lessonWords } from './course-texts.fixture.ts'
import { quizIn } from './lesson-content.ts'

type Site = Pick<ReturnType<typeof visiting>, 'open' | 'send'>

export const seedOf = (html: string): string => /name="seed" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** The fields of a paper on which everything is right. */
export function rightFields(slug: string, seed: string): Record<string, string> {
  const quiz = quizIn(lessonWords(slug))
  if (!quiz) throw new Error('the lesson has a quiz')
  const given = rightPaper(quiz, seed)
  const sent: Record<string, string> = { seed }
  for (const shown of paperOf(quiz, seed)) {
    const values = given[shown.id] ?? []
    if (shown.kind === 'order')
      for (const [at, { key }] of shown.items.entries()) sent[partField(shown.id, key)] = values[at] ?? ''
    else sent[shown.id] = values[0] ?? ''
  }
  return sent
}

/** Reads every lesson of the course of `publishCourse` and passes its quizzes, by its pages. */
export async function goThrough({ open, send }: Site, who: string): Promise<void> {
  for (const slug of ['po-co', 'kto']) {
    const lesson = `/courses/od-podstaw/lessons/${slug}`
    const { html } = await open(`${lesson}/quiz`, who)
    await send(`${lesson}/quiz`, who, rightFields(slug, seedOf(html)))
    await send(lesson, who, { read: 'yes', note: '' })
  }
}
