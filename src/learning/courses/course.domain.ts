/** What somebody did in one lesson. */
export type LessonDone = { readonly read: boolean; readonly passed: boolean }
/** A lesson of a course, as far as going through it asks. */
export type LessonAsked = { readonly slug: string; readonly prerequisite: string | null; readonly quiz: boolean }
export type LessonStanding = 'done' | 'begun' | 'next' | 'waits'

export const isDone = ({ quiz }: Pick<LessonAsked, 'quiz'>, { read, passed }: LessonDone): boolean =>
  read && (passed || !quiz)

const NOTHING: LessonDone = { read: false, passed: false }

/** Where somebody stands in each lesson: it waits until the lesson before it is done. */
export function standings(
  lessons: readonly LessonAsked[],
  done: ReadonlyMap<string, LessonDone>,
): ReadonlyMap<string, LessonStanding> {
  const bySlug = new Map(lessons.map((lesson) => [lesson.slug, lesson]))
  const standingOf = (lesson: LessonAsked): LessonStanding => {
    const mine = done.get(lesson.slug) ?? NOTHING
    if (isDone(lesson, mine)) return 'done'
    // A lesson that the course does not have holds nobody up.
    const before = lesson.prerequisite === null ? undefined : bySlug.get(lesson.prerequisite)
    if (before && !isDone(before, done.get(before.slug) ?? NOTHING)) return 'waits'
    return mine.read || mine.passed ? 'begun' : 'next'
  }
  return new Map(lessons.map((lesson) => [lesson.slug, standingOf(lesson)]))
}

/** A course is finished when every lesson is read and every quiz passed. One without lessons cannot be. */
export const isFinished = (standing: ReadonlyMap<string, LessonStanding>): boolean =>
  standing.size > 0 && [...standing.values()].every((one) => one === 'done')
