import { type Ctx, me, record } from '#platform/server'
import { askToCertify } from '../certificates/certify-finish.server.ts'
import { isFinished } from './course.domain.ts'
import { readCourse } from './course.query.server.ts'
import { keepFinish } from './progress.store.server.ts'

/** Notes that the course is finished once nothing of it is left to do. Called after whatever may have been the last thing. */
export async function settleCourse(ctx: Ctx, courseSlug: string): Promise<void> {
  const { inside } = await readCourse(ctx, courseSlug)
  if (!inside) return
  const { item, front, lessons } = inside
  // A lesson that the reader may not open is not done.
  const whole = lessons.length === front.lessons.length
  if (!whole || !isFinished(new Map(lessons.map((one) => [one.item.slug, one.standing])))) return
  const quizzes = lessons.filter(({ quiz }) => quiz !== null).length
  const { itemId: courseId, editionId } = item
  const done = { courseId, editionId, lessons: lessons.length, quizzes, minutes: front.duration_minutes }
  const finishId = await keepFinish(ctx, done)
  if (finishId === null) return
  if (front.certificate) await askToCertify(ctx, finishId)
  const payload = { course: courseId, edition: editionId, minutes: front.duration_minutes }
  await record(ctx, { chain: 'person', about: me(ctx), name: 'learning.course.finished', payload })
}
