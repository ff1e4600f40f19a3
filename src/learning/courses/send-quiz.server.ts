import { NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import type { Given } from '../quizzes/given.domain.ts'
import { judge } from '../quizzes/judge.domain.ts'
import { readLesson } from './course.query.server.ts'
import { keepTry } from './progress.store.server.ts'
import { settleCourse } from './settle-course.server.ts'

export type SendQuizInput = {
  readonly course: string
  readonly lesson: string
  /** The paper that was answered. */
  readonly seed: string
  readonly given: Given
}

/**
 * Keeps what the acting person answered, as it was sent, with what it is worth; judging never fails, so no answer is lost to it. There may be
 * any number of tries. `comes_later`: another lesson is to be done first. Answers the id of the try.
 */
export async function sendQuiz(ctx: Ctx, input: SendQuizInput): Promise<Outcome<string, 'comes_later'>> {
  const { lesson, waitsFor } = await readLesson(ctx, input.course, input.lesson)
  if (!lesson.quiz) throw new NotFound('quiz of a lesson')
  if (waitsFor) return refused('comes_later')
  const { itemId: lessonId, editionId } = lesson.item
  const { seed, given } = input
  const { points, of, passed } = judge(lesson.quiz, seed, given)
  const { id, isNew } = await keepTry(ctx, { lessonId, editionId, seed, given, points, of, passed })
  if (!isNew) return ok(id)
  const payload = { lesson: lessonId, edition: editionId, passed }
  await record(ctx, { chain: 'person', about: me(ctx), name: 'learning.quiz.sent', payload })
  if (passed) await settleCourse(ctx, input.course)
  return ok(id)
}
