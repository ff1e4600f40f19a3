import { type Outcome, ok, refused } from '#kernel'
import { clientDataIn } from '#model'
import { type Ctx, me, record } from '#platform/server'
import { readLesson } from './course.query.server.ts'
import { checklistIn } from './lesson-content.ts'
import { keepMarks, keepNote, keepRead } from './progress.store.server.ts'
import { settleCourse } from './settle-course.server.ts'

export type KeepLessonInput = {
  readonly course: string
  readonly lesson: string
  /** Places of ticked lines in the lesson's checklist, from 0. */
  readonly ticked: readonly string[]
  readonly note: string
  readonly read: boolean
}
export type KeepLessonRefusal = 'comes_later' | 'client_data'

/**
 * Keeps what the acting person ticked and wrote down beside a lesson, and that they read it. `comes_later`: another lesson is to be done
 * first; `client_data`: the note tells who somebody's client is, and is not kept. What was read stays read.
 */
export async function keepLesson(ctx: Ctx, input: KeepLessonInput): Promise<Outcome<null, KeepLessonRefusal>> {
  const { lesson, waitsFor } = await readLesson(ctx, input.course, input.lesson)
  if (waitsFor) return refused('comes_later')
  const { itemId, editionId, markdown } = lesson.item
  if (clientDataIn(input.note).some(({ sure }) => sure)) return refused('client_data', { field: 'note' })
  await keepNote(ctx, itemId, input.note)
  const lines = checklistIn(markdown)
  await keepMarks(
    ctx,
    itemId,
    lines.map((line, index) => ({ line, ticked: input.ticked.includes(String(index)) })),
  )
  if (!input.read || !(await keepRead(ctx, itemId, editionId))) return ok(null)
  const payload = { lesson: itemId, edition: editionId }
  await record(ctx, { chain: 'person', about: me(ctx), name: 'learning.lesson.read', payload })
  await settleCourse(ctx, input.course)
  return ok(null)
}
