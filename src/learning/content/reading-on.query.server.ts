import { sql } from 'kysely'
import type { Ctx } from '#platform/server'
import { lessonHref } from '../courses/course-paths.ts'
import { itemPath } from './paths.ts'

/** Something to read about one paragraph of a model. */
export type ReadingOn = { readonly title: string; readonly href: string }

const MOST = 4
type Row = { readonly kind: string; readonly slug: string; readonly title: string; readonly course: string | null }

/**
 * Lessons and materials in Polish that rest on a paragraph, then those that rest on others of its chapter, lessons first, as far as the reader may open
 * them today. What the reader may not open is not named: beside work there is no room for what cannot be read.
 */
export async function readingOn(ctx: Ctx, clause: string): Promise<readonly ReadingOn[]> {
  const { rows } = await sql<Row>`
    select i.kind, i.slug, e.title, b.front ->> 'course' as course
    from learning.body b
    join learning.edition e on e.id = b.edition_id and e.state = 'published' and e.publish_at <= ${ctx.now} and e.replaced_by is null
    join learning.item i on i.id = e.item_id and i.kind in ('lesson', 'material') and i.lang = 'pl' and i.variant = 'standard'
    cross join lateral (
      select bool_or(r = ${clause}) as exact from jsonb_array_elements_text(b.front -> 'model_refs') r
      where split_part(r, '.', 1) = split_part(${clause}, '.', 1)) rests
    where jsonb_typeof(b.front -> 'model_refs') = 'array' and rests.exact is not null and b.edition_id in (select authz.editions_i_open())
    order by rests.exact desc, i.kind, e.title limit ${MOST}`.execute(ctx.db)
  return rows.flatMap(({ kind, slug, title, course }) => {
    const href =
      kind === 'lesson' ? course && lessonHref(course, slug) : itemPath({ kind, slug, lang: 'pl', variant: 'standard' })
    return href ? [{ title, href }] : []
  })
}
