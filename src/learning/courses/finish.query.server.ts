import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'

/** That somebody finished a course: every lesson read, every quiz passed. `minutes` is how long the course is meant to take. */
export type CourseFinished = {
  readonly courseId: string
  readonly editionId: string
  readonly finishedAt: Date
  readonly lessons: number
  readonly quizzes: number
  readonly minutes: number
}

const COLUMNS = [
  'f.course_id as courseId',
  'f.edition_id as editionId',
  'f.finished_at as finishedAt',
  'f.lessons',
  'f.quizzes',
  'f.minutes',
] as const

/** What the acting person finished, by the id of the course. Nobody signed in finished nothing. */
export async function myFinishes(ctx: Ctx): Promise<ReadonlyMap<string, CourseFinished>> {
  if (ctx.actor.kind !== 'person') return new Map()
  const rows = await ctx.db
    .selectFrom('learning.course_finish as f')
    .select(COLUMNS)
    .where('f.person_id', '=', me(ctx))
    .execute()
  return new Map(rows.map((row) => [row.courseId, row]))
}

/** That the acting person finished this course; null while they have not. It stays when access to the course ends. */
export async function courseFinished(ctx: Ctx, courseId: string): Promise<CourseFinished | null> {
  return (await myFinishes(ctx)).get(courseId) ?? null
}

export type FinishedByStaff = { readonly person: string; readonly course: string; readonly finishedAt: Date }

/** Which courses the people finished whom the acting person heads today, by name. Nothing of how: no tries, no answers. */
export async function finishedByMyPeople(ctx: Ctx): Promise<readonly FinishedByStaff[]> {
  const rows = await ctx.db
    .selectFrom('learning.course_finish as f')
    .innerJoin('identity.person as p', 'p.id', 'f.person_id')
    .innerJoin('learning.edition as e', 'e.id', 'f.edition_id')
    .select(['e.title as course', 'f.finished_at as finishedAt'])
    .select(sql<string>`p.given_name || ' ' || p.family_name`.as('person'))
    .where(sql<boolean>`f.person_id in (select authz.people_i_head())`)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('f.finished_at')
    .execute()
  return rows
}

/** Institutions that the acting person heads today, by their short names. */
export async function institutionsIHead(ctx: Ctx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.short_name as name'])
    .where(sql<boolean>`i.id in (select authz.institutions_i_head())`)
    .orderBy('i.short_name')
    .execute()
}
