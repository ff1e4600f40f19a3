import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'
import type { Given } from '../quizzes/given.domain.ts'
import type { LessonDone } from './course.domain.ts'

/** What the acting person read and passed, by the id of the lesson. Nobody signed in did nothing. */
export async function myProgress(ctx: Ctx, lessonIds: readonly string[]): Promise<ReadonlyMap<string, LessonDone>> {
  if (ctx.actor.kind !== 'person' || lessonIds.length === 0) return new Map()
  const { rows } = await sql<{ lesson_id: string; what: string }>`
    select p.lesson_id, 'read' as what from learning.progress p where p.person_id = ${me(ctx)} and p.lesson_id = any(${[...lessonIds]}::uuid[])
    union
    select t.lesson_id, 'passed' from learning.quiz_try t
    where t.person_id = ${me(ctx)} and t.lesson_id = any(${[...lessonIds]}::uuid[]) and t.passed`.execute(ctx.db)
  const idsOf = (wanted: string) => new Set(rows.flatMap(({ lesson_id, what }) => (what === wanted ? [lesson_id] : [])))
  const [readIds, passedIds] = [idsOf('read'), idsOf('passed')]
  return new Map(lessonIds.map((id) => [id, { read: readIds.has(id), passed: passedIds.has(id) }]))
}

/** Keeps that the acting person read a lesson; the first time counts. Answers whether it was the first. */
export async function keepRead(ctx: Ctx, lessonId: string, editionId: string): Promise<boolean> {
  const kept = await ctx.db
    .insertInto('learning.progress')
    .values({ person_id: me(ctx), lesson_id: lessonId, edition_id: editionId, read_at: ctx.now })
    .onConflict((same) => same.columns(['person_id', 'lesson_id']).doNothing())
    .returning('lesson_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** Keeps what the acting person wrote down; an empty note takes the place of the one before it. */
export async function keepNote(ctx: Ctx, lessonId: string, note: string): Promise<void> {
  await ctx.db
    .insertInto('learning.lesson_note')
    .values({ person_id: me(ctx), lesson_id: lessonId, note, kept_at: ctx.now })
    .onConflict((same) => same.columns(['person_id', 'lesson_id']).doUpdateSet({ note, kept_at: ctx.now }))
    .execute()
}

/** Keeps which of these lines of a checklist are ticked. */
export async function keepMarks(
  ctx: Ctx,
  lessonId: string,
  marks: readonly { readonly line: string; readonly ticked: boolean }[],
): Promise<void> {
  if (marks.length === 0) return
  await ctx.db
    .insertInto('learning.checklist_mark')
    .values(marks.map((mark) => ({ ...mark, person_id: me(ctx), lesson_id: lessonId, marked_at: ctx.now })))
    .onConflict((same) =>
      same
        .columns(['person_id', 'lesson_id', 'line'])
        .doUpdateSet({ ticked: sql`excluded.ticked`, marked_at: sql`excluded.marked_at` })
        .whereRef('learning.checklist_mark.ticked', '<>', sql`excluded.ticked`),
    )
    .execute()
}

export type TrySent = {
  readonly lessonId: string
  readonly editionId: string
  readonly seed: string
  readonly given: Given
  readonly points: number
  readonly of: number
  readonly passed: boolean
}

/** Keeps one try. The same paper sent twice is one try: the first is answered. */
export async function keepTry(ctx: Ctx, sent: TrySent): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { lessonId, editionId, seed, given, points, of, passed } = sent
  const row = { lesson_id: lessonId, edition_id: editionId, seed, points, of_points: of, passed }
  const kept = await ctx.db
    .insertInto('learning.quiz_try')
    .values({ id: ctx.newId(), person_id: me(ctx), given: JSON.stringify(given), sent_at: ctx.now, ...row })
    .onConflict((same) => same.columns(['person_id', 'seed']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (kept) return { id: kept.id, isNew: true }
  const before = await ctx.db
    .selectFrom('learning.quiz_try')
    .select('id')
    .where('person_id', '=', me(ctx))
    .where('seed', '=', seed)
    .executeTakeFirstOrThrow()
  return { id: before.id, isNew: false }
}

export type CourseDone = {
  readonly courseId: string
  readonly editionId: string
  readonly lessons: number
  readonly quizzes: number
  readonly minutes: number
}

/** Keeps that the acting person finished a course; the first time counts. Answers the id of the first time, null of a later one. */
export async function keepFinish(ctx: Ctx, { courseId, editionId, ...counted }: CourseDone): Promise<string | null> {
  const kept = await ctx.db
    .insertInto('learning.course_finish')
    .values({
      id: ctx.newId(),
      person_id: me(ctx),
      course_id: courseId,
      edition_id: editionId,
      finished_at: ctx.now,
      ...counted,
    })
    .onConflict((same) => same.columns(['person_id', 'course_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept?.id ?? null
}
