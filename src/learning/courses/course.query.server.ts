import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { aroundOf } from '../content/around.query.server.ts'
import { type Card, cardAndItem, cardsOf, type ItemToRead, readItems } from '../content/item.query.server.ts'
import type { Block } from '../dialect/blocks.domain.ts'
import type { Around } from '../dialect/words.tsx'
import { wordsToRead } from '../dialect/words-to-read.ts'
import type { Quiz } from '../quizzes/quiz.domain.ts'
import { type LessonStanding, standings } from './course.domain.ts'
import { CourseFront, LessonFront } from './course-front.ts'
import { myFinishes } from './finish.query.server.ts'
import { quizIn } from './lesson-content.ts'
import { myProgress } from './progress.store.server.ts'

const courseNamed = (slug: string) => ({ kind: 'course', slug, lang: 'pl', variant: 'standard' }) as const

export type ListedCourse = { readonly card: Card; readonly finishedAt: Date | null }

/** Courses whose card the reader sees, each with the day on which the reader finished it. */
export async function listCourses(ctx: Ctx): Promise<readonly ListedCourse[]> {
  const [cards, finished] = await Promise.all([cardsOf(ctx, 'course'), myFinishes(ctx)])
  return cards
    .filter(({ lang, variant }) => lang === 'pl' && variant === 'standard')
    .map((card) => ({ card, finishedAt: finished.get(card.itemId)?.finishedAt ?? null }))
}

export type LessonInCourse = {
  readonly item: ItemToRead
  readonly front: LessonFront
  readonly quiz: Quiz | null
  readonly standing: LessonStanding
}
export type CourseToRead = {
  readonly card: Card
  /** Absent for whoever may not open the course today. */
  readonly inside: {
    readonly item: ItemToRead
    readonly front: CourseFront
    readonly lessons: readonly LessonInCourse[]
  } | null
  readonly finishedAt: Date | null
}

/** A course with its lessons and where the reader stands in each; its card alone for whoever may not open it; `NotFound` where not even that is shown. */
export async function readCourse(ctx: Ctx, slug: string): Promise<CourseToRead> {
  const course = await courseNow(ctx, slug)
  const finished = await myFinishes(ctx)
  return { ...course, finishedAt: finished.get(course.card.itemId)?.finishedAt ?? null }
}

async function courseNow(ctx: Ctx, slug: string): Promise<Omit<CourseToRead, 'finishedAt'>> {
  const found = await cardAndItem(ctx, courseNamed(slug))
  if (!found) throw new NotFound('course')
  const { card, item } = found
  if (!item) return { card, inside: null }
  const front = CourseFront.parse(item.front)
  return { card, inside: { item, front, lessons: await lessonsOf(ctx, front) } }
}

export type CoursePage = CourseToRead & {
  readonly words: { readonly blocks: readonly Block[]; readonly around: Around }
}

/** A course as its page shows it, with the words about it for whoever may open it. */
export async function coursePageOf(ctx: Ctx, slug: string): Promise<CoursePage> {
  const course = await readCourse(ctx, slug)
  const blocks = course.inside ? wordsToRead(course.inside.item.markdown) : []
  return { ...course, words: { blocks, around: await aroundOf(ctx, blocks) } }
}

/** The lessons of a course that the reader may open, in order. A lesson may be stricter than its course. */
async function lessonsOf(ctx: Ctx, { lessons }: CourseFront): Promise<readonly LessonInCourse[]> {
  const items = await readItems(ctx, 'lesson', lessons)
  const progress = await myProgress(
    ctx,
    items.map(({ itemId }) => itemId),
  )
  const asked = items.map((item) => ({ item, front: LessonFront.parse(item.front), quiz: quizIn(item.markdown) }))
  const standing = standings(
    asked.map(({ item, front, quiz }) => ({ slug: item.slug, prerequisite: front.prerequisite, quiz: quiz !== null })),
    new Map(items.map(({ slug, itemId }) => [slug, progress.get(itemId) ?? { read: false, passed: false }])),
  )
  return asked.map((one) => ({ ...one, standing: standing.get(one.item.slug) ?? 'next' }))
}

export type LessonToRead = {
  readonly course: { readonly slug: string; readonly title: string }
  readonly lesson: LessonInCourse
  /** The lesson to be done first; nothing of this one is read until then. */
  readonly waitsFor: Card | null
  readonly next: Card | null
}

/** One lesson of a course; `NotFound` for whoever may not open it today. */
export async function readLesson(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<LessonToRead> {
  const { card, inside } = await courseNow(ctx, courseSlug)
  const lessons = inside?.lessons ?? []
  const index = lessons.findIndex(({ item }) => item.slug === lessonSlug)
  const lesson = lessons[index]
  if (!lesson) throw new NotFound('lesson')
  const before = lessons.find(({ item }) => item.slug === lesson.front.prerequisite)
  return {
    course: { slug: card.slug, title: card.title },
    lesson,
    waitsFor: lesson.standing === 'waits' ? (before?.item ?? null) : null,
    next: lessons[index + 1]?.item ?? null,
  }
}
