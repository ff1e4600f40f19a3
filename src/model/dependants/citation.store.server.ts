import { sql } from 'kysely'
import type { Ctx } from '#platform/server'
import type { ModelDocument } from '../definition/document.ts'

/** A paragraph as a dependant cites it: the version it was written or last looked through against. */
export type Citation = {
  readonly id: string
  readonly dependantId: string
  readonly modelId: string
  readonly clause: string
  readonly versionId: string
}

const standing = (ctx: Ctx) =>
  ctx.db
    .selectFrom('model.citation')
    .select(['id', 'dependant_id', 'model_id', 'clause', 'version_id'])
    .where('ended_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof standing>['executeTakeFirstOrThrow']>>
const asCitation = (row: Row): Citation => ({
  id: row.id,
  dependantId: row.dependant_id,
  modelId: row.model_id,
  clause: row.clause,
  versionId: row.version_id,
})

export async function citationsOf(ctx: Ctx, dependantId: string): Promise<readonly Citation[]> {
  return (await standing(ctx).where('dependant_id', '=', dependantId).orderBy('clause').execute()).map(asCitation)
}

/** Everything that cites a model, as far as the actor knows of it: whoever publishes its versions knows of all. */
export async function citationsOfModel(ctx: Ctx, modelId: string): Promise<readonly Citation[]> {
  return (await standing(ctx).where('model_id', '=', modelId).execute()).map(asCitation)
}

export type NewCitation = Omit<Citation, 'id'> & { readonly rev: number }

export async function addCitations(ctx: Ctx, citations: readonly NewCitation[]): Promise<void> {
  if (citations.length === 0) return
  const rows = citations.map((one) => ({
    id: ctx.newId(),
    dependant_id: one.dependantId,
    model_id: one.modelId,
    clause: one.clause,
    version_id: one.versionId,
    rev: one.rev,
    cited_at: ctx.now,
  }))
  await ctx.db.insertInto('model.citation').values(rows).execute()
}

/** Citations that stand no more; what waited for a review because of them waits no longer. */
export async function endCitations(ctx: Ctx, citations: readonly Citation[]): Promise<void> {
  for (const { id, dependantId, modelId, clause } of citations) {
    await ctx.db.updateTable('model.citation').set({ ended_at: ctx.now }).where('id', '=', id).execute()
    await closeReviews(ctx, { dependantId, modelId, clause }, 'cited_no_more')
  }
}

/** From now on a citation is held against another version. */
export async function moveCitation(ctx: Ctx, id: string, versionId: string, rev: number): Promise<void> {
  await ctx.db.updateTable('model.citation').set({ version_id: versionId, rev }).where('id', '=', id).execute()
}

export type NewReview = Pick<Citation, 'dependantId' | 'modelId' | 'clause'> & {
  readonly fromId: string
  readonly toId: string
  readonly what: readonly string[]
}

/** Marks dependants to be looked through; one that is marked for the same already stays as it is. Answers how many were new. */
export async function addReviews(ctx: Ctx, reviews: readonly NewReview[]): Promise<number> {
  if (reviews.length === 0) return 0
  const rows = reviews.map((one) => ({
    id: ctx.newId(),
    dependant_id: one.dependantId,
    model_id: one.modelId,
    clause: one.clause,
    from_id: one.fromId,
    to_id: one.toId,
    what: [...one.what],
    marked_at: ctx.now,
  }))
  const added = await ctx.db
    .insertInto('model.dependant_review')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['dependant_id', 'clause', 'from_id', 'to_id']).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0)
}

type Place = { readonly dependantId: string; readonly modelId?: string; readonly clause?: string }

/** Ends what waits for a review of a dependant, at one paragraph or at all; answers to which versions it had changed. */
export async function closeReviews(
  ctx: Ctx,
  { dependantId, modelId, clause }: Place,
  outcome: 'unchanged' | 'corrected' | 'cited_no_more',
  note: string | null = null,
): Promise<readonly { readonly modelId: string; readonly clause: string; readonly toId: string }[]> {
  const rows = await ctx.db
    .updateTable('model.dependant_review')
    .set({ outcome, note, reviewed_at: ctx.now, reviewed_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null })
    .where('dependant_id', '=', dependantId)
    .where('outcome', 'is', null)
    .$if(modelId !== undefined, (query) => query.where('model_id', '=', modelId ?? ''))
    .$if(clause !== undefined, (query) => query.where('clause', '=', clause ?? ''))
    .returning(['model_id', 'clause', 'to_id'])
    .execute()
  return rows.map((row) => ({ modelId: row.model_id, clause: row.clause, toId: row.to_id }))
}

export type PublishedText = { readonly id: string; readonly document: ModelDocument }

/** Every published version of some models. Only what passed the check is ever published. */
export async function publishedTexts(ctx: Ctx, modelIds: readonly string[]): Promise<readonly PublishedText[]> {
  if (modelIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('model.version')
    .select(['id', 'document'])
    .where('model_id', '=', sql<string>`any (${[...modelIds]}::text[])`)
    .execute()
  return rows.map(({ id, document }) => ({ id, document: asDocument(document) }))
}

/** Written by saveVersion alone, after checkModel. */
const asDocument = (stored: unknown): ModelDocument => stored as ModelDocument
