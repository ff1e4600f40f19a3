import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { abilities, allowed, type Ctx } from '#platform/server'
import type { ParagraphChange } from './changed-paragraphs.domain.ts'
import { type DependantKind, type DependantState, stateOf } from './dependant.domain.ts'
import { dependantPolicy } from './dependant.policy.ts'

export type ListedDependant = {
  readonly id: string
  readonly kind: DependantKind
  readonly title: string
  readonly state: DependantState
  /** The models it cites. */
  readonly models: readonly string[]
  /** How many changes of paragraphs wait for somebody to look it through. */
  readonly waiting: number
}

/** What the reader keeps, or what cites a model that the reader writes; what waits comes first. A stranger finds nothing. */
export async function listDependants(ctx: Ctx): Promise<readonly ListedDependant[]> {
  const rows = await ctx.db
    .selectFrom('model.dependant as d')
    .select(['d.id', 'd.kind', 'd.title'])
    .select(
      sql<string[]>`array(select distinct c.model_id from model.citation c
        where c.dependant_id = d.id and c.ended_at is null order by 1)`.as('models'),
    )
    .select(
      sql<(string | null)[]>`array(select r.outcome from model.dependant_review r where r.dependant_id = d.id)`.as(
        'reviews',
      ),
    )
    .where(allowed(dependantPolicy, 'follow', 'd'))
    .orderBy('d.title')
    .execute()
  const listed = rows.map((row): ListedDependant => {
    const reviews = row.reviews.map((outcome) => ({ outcome }))
    return {
      id: row.id,
      // The column's check names the same words.
      kind: row.kind as DependantKind,
      title: row.title,
      models: row.models,
      state: stateOf(reviews),
      waiting: reviews.filter(({ outcome }) => outcome === null).length,
    }
  })
  return listed.toSorted((one, other) => Number(other.waiting > 0) - Number(one.waiting > 0))
}

/** How many dependants that the reader keeps wait to be looked through: for the desk. */
export async function dependantsWaiting(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom('model.dependant_review as r')
    .select(sql<number>`count(distinct r.dependant_id)::int`.as('n'))
    .where('r.outcome', 'is', null)
    .where(sql<boolean>`r.dependant_id in (select authz.dependants_i_keep())`)
    .executeTakeFirstOrThrow()
  return row.n
}

/** The list for its page: absent for whoever neither keeps anything nor writes a model. */
export async function mustFollowDependants(ctx: Ctx): Promise<readonly ListedDependant[]> {
  const listed = await listDependants(ctx)
  const follows = await sql<{ may: boolean }>`
    select (authz.i_administer() or exists (select authz.models_i_write())) as may`.execute(ctx.db)
  if (listed.length === 0 && !follows.rows[0]?.may) throw new NotFound('dependants of models')
  return listed
}

export type ReadReview = {
  readonly modelId: string
  readonly clause: string
  readonly from: string
  readonly to: string
  readonly what: readonly ParagraphChange[]
  readonly markedAt: Date
  readonly outcome: 'unchanged' | 'corrected' | 'cited_no_more' | null
  readonly note: string | null
  readonly reviewedAt: Date | null
  readonly by: string | null
}
export type ReadDependant = {
  readonly id: string
  readonly kind: DependantKind
  readonly title: string
  readonly path: string | null
  readonly state: DependantState
  readonly can: { readonly review: boolean }
  readonly cites: readonly { readonly modelId: string; readonly version: string; readonly clause: string }[]
  readonly reviews: readonly ReadReview[]
}

/** One dependant with what it cites and what became of each change; `NotFound` for whoever neither keeps it nor writes what it cites. */
export async function readDependant(ctx: Ctx, id: string): Promise<ReadDependant> {
  const row = await ctx.db
    .selectFrom('model.dependant as d')
    .select(['d.id', 'd.kind', 'd.title', 'd.path'])
    .select(abilities(dependantPolicy, ['review'], 'd').as('can'))
    .where('d.id', '=', id)
    .where(allowed(dependantPolicy, 'follow', 'd'))
    .executeTakeFirst()
  if (!row) throw new NotFound('dependant of a model')
  const cites = await ctx.db
    .selectFrom('model.citation as c')
    .innerJoin('model.version as v', 'v.id', 'c.version_id')
    .select(['c.model_id as modelId', 'v.version', 'c.clause'])
    .where('c.dependant_id', '=', id)
    .where('c.ended_at', 'is', null)
    .orderBy('c.model_id')
    .orderBy('c.cited_at')
    .orderBy('c.id')
    .execute()
  const reviews = await reviewsOf(ctx, id)
  // The column's check names the same words.
  return { ...row, kind: row.kind as DependantKind, cites, reviews, state: stateOf(reviews) }
}

async function reviewsOf(ctx: Ctx, id: string): Promise<readonly ReadReview[]> {
  const rows = await ctx.db
    .selectFrom('model.dependant_review as r')
    .innerJoin('model.version as f', 'f.id', 'r.from_id')
    .innerJoin('model.version as n', 'n.id', 'r.to_id')
    .leftJoin('identity.person as p', 'p.id', 'r.reviewed_by')
    .select(['r.model_id', 'r.clause', 'f.version as from', 'n.version as to', 'r.what', 'r.marked_at', 'r.outcome'])
    .select(['r.note', 'r.reviewed_at'])
    .select(sql<string | null>`p.given_name || ' ' || p.family_name`.as('by'))
    .where('r.dependant_id', '=', id)
    .orderBy('r.marked_at', 'desc')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    modelId: row.model_id,
    clause: row.clause,
    from: row.from,
    to: row.to,
    // The columns' checks name the same words.
    what: row.what as ParagraphChange[],
    markedAt: row.marked_at,
    outcome: row.outcome as ReadReview['outcome'],
    note: row.note,
    reviewedAt: row.reviewed_at,
    by: row.by,
  }))
}

export type CitingDependant = { readonly kind: DependantKind; readonly title: string; readonly path: string | null }

/** What cites each paragraph of a model, as far as the reader may open it. */
export async function dependantsByParagraph(
  ctx: Ctx,
  modelId: string,
): Promise<ReadonlyMap<string, readonly CitingDependant[]>> {
  const rows = await ctx.db
    .selectFrom('model.citation as c')
    .innerJoin('model.dependant as d', 'd.id', 'c.dependant_id')
    .select(['c.clause', 'd.kind', 'd.title', 'd.path'])
    .where('c.model_id', '=', modelId)
    .where('c.ended_at', 'is', null)
    .orderBy('d.title')
    .execute()
  const byClause = Map.groupBy(rows, ({ clause }) => clause)
  return new Map(
    [...byClause].map(([clause, found]) => [
      clause,
      // The column's check names the same words.
      found.map(({ kind, title, path }) => ({ kind: kind as DependantKind, title, path })),
    ]),
  )
}
