import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { paragraphsByIds } from '../content/paragraphs.query.server.ts'
import { placeholders } from '../content/placeholders.query.server.ts'
import { type CourseToRead, readCourse } from '../courses/course.query.server.ts'
import type { NamedOnPaper } from './blocks-on-paper.ts'

export type CourseBook = NonNullable<CourseToRead['inside']> & { readonly named: NamedOnPaper }

/** A course with all its lessons, also those that wait for an earlier one; `NotFound` for whoever may not open the course today. */
export async function courseBook(ctx: Ctx, slug: string): Promise<CourseBook> {
  const { inside } = await readCourse(ctx, slug)
  if (!inside) throw new NotFound('course')
  const [paragraphs, values] = [await paragraphsByIds(ctx), await placeholders(ctx)]
  const named: NamedOnPaper = {
    paragraph: (id) => paragraphs.get(id) ?? null,
    value: (key) => values.get(key) ?? null,
  }
  return { ...inside, named }
}
