import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { aroundOf } from '../content/around.query.server.ts'
import type { Block } from '../dialect/blocks.domain.ts'
import type { Around } from '../dialect/words.tsx'
import { wordsToRead } from '../dialect/words-to-read.ts'
import type { Given } from '../quizzes/given.domain.ts'
import { type Judged, judge } from '../quizzes/judge.domain.ts'
import type { Quiz } from '../quizzes/quiz.domain.ts'
import { type LessonToRead, readLesson } from './course.query.server.ts'
import { checklistIn, quizIn } from './lesson-content.ts'

export type LessonPage = LessonToRead & {
  /** The lines of its checklist and whether the reader ticked them. */
  readonly checklist: readonly { readonly line: string; readonly ticked: boolean }[]
  readonly note: string
  readonly read: boolean
  readonly blocks: readonly Block[]
  readonly around: Around
}

/** A lesson with what the reader ticked, noted and did in it. */
export async function lessonPageOf(ctx: Ctx, course: string, slug: string): Promise<LessonPage> {
  const found = await readLesson(ctx, course, slug)
  const { itemId, markdown } = found.lesson.item
  const { rows } = await sql<{ note: string | null; read: boolean; ticked: readonly string[] | null }>`
    select (select n.note from learning.lesson_note n where n.person_id = ${me(ctx)} and n.lesson_id = ${itemId}) as note,
      exists (select from learning.progress p where p.person_id = ${me(ctx)} and p.lesson_id = ${itemId}) as read,
      (select array_agg(m.line) from learning.checklist_mark m
       where m.person_id = ${me(ctx)} and m.lesson_id = ${itemId} and m.ticked) as ticked`.execute(ctx.db)
  const [own] = rows
  const ticked = new Set(own?.ticked ?? [])
  const checklist = checklistIn(markdown).map((line) => ({ line, ticked: ticked.has(line) }))
  const blocks = found.waitsFor ? [] : wordsToRead(markdown)
  const around = await aroundOf(ctx, blocks)
  return { ...found, checklist, note: own?.note ?? '', read: own?.read ?? false, blocks, around }
}

export type TrySummary = {
  readonly id: string
  readonly sentAt: Date
  readonly points: number
  readonly of: number
  readonly passed: boolean
}
export type QuizPage = LessonToRead & {
  readonly quiz: Quiz
  /** A new paper for whoever begins to answer now. */
  readonly seed: string
  readonly tries: number
  /** The best of the reader's tries. */
  readonly best: TrySummary | null
}

/** The quiz of a lesson on a new paper; `NotFound` where the lesson has none. */
export async function quizPageOf(ctx: Ctx, course: string, slug: string): Promise<QuizPage> {
  const found = await readLesson(ctx, course, slug)
  const { quiz, item } = found.lesson
  if (!quiz) throw new NotFound('quiz of a lesson')
  const tries = await ctx.db
    .selectFrom('learning.quiz_try')
    .select(['id', 'sent_at as sentAt', 'points', 'of_points as of', 'passed'])
    .where('person_id', '=', me(ctx))
    .where('lesson_id', '=', item.itemId)
    .orderBy('passed', 'desc')
    .orderBy('points', 'desc')
    .orderBy('sent_at')
    .execute()
  return { ...found, quiz, seed: ctx.newId(), tries: tries.length, best: tries[0] ?? null }
}

export type TryPage = LessonToRead & { readonly judged: Judged; readonly sentAt: Date }

/** One try of one's own, judged from the answers as they were kept, by the words of the edition they were given to. */
export async function tryPageOf(ctx: Ctx, course: string, slug: string, tryId: string): Promise<TryPage> {
  const found = await readLesson(ctx, course, slug)
  const row = await ctx.db
    .selectFrom('learning.quiz_try as q')
    .innerJoin('learning.body as b', 'b.edition_id', 'q.edition_id')
    .select(['q.seed', 'q.given', 'q.sent_at', 'b.markdown'])
    .where('q.id', '=', tryId)
    .where('q.person_id', '=', me(ctx))
    .where('q.lesson_id', '=', found.lesson.item.itemId)
    .executeTakeFirst()
  const quiz = row && quizIn(row.markdown)
  if (!quiz) throw new NotFound('try of a quiz')
  // Written by `keepTry` from a `Given`.
  return { ...found, judged: judge(quiz, row.seed, row.given as Given), sentAt: row.sent_at }
}
