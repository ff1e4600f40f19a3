import { sql } from 'kysely'
import { Forbidden, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import type { Decision, Sortable } from '../consultation.domain.ts'
import { remarkPolicy } from '../consultation.policy.ts'
import type { RemarkId } from '../consultation-ids.ts'
import { holdLine } from '../opening/consultation.store.server.ts'

/** Where remarks stand in one line: those of a consultation, or those from work on a model (`consultationId` null). */
export type Line = { readonly consultationId: string | null; readonly modelId: string }

const isAnswered = sql<boolean>`exists (select from model.remark_answer a where a.remark_id = r.id)`

/** The remarks of one line, as merging and answering need them. */
export async function sortableIn(ctx: Ctx, { consultationId, modelId }: Line): Promise<readonly Sortable[]> {
  const rows = await ctx.db
    .selectFrom('model.remark as r')
    .select(['r.id', 'r.no', 'r.merged_into', isAnswered.as('answered')])
    .where('r.model_id', '=', modelId)
    .where('r.consultation_id', consultationId === null ? 'is' : '=', consultationId)
    .orderBy('r.no')
    .execute()
  return rows.map(({ id, no, merged_into, answered }) => ({ id, no, mergedInto: merged_into, answered }))
}

export type RemarkToSort = Sortable &
  Line & {
    /** The draft that is consulted, or the one into which the team took a remark from work. */
    readonly draftId: string | null
    readonly takenInto: string | null
    readonly closed: boolean
  }

/** A remark to merge or answer, under the lock of its line. `NotFound` for whoever does not see it, `Forbidden` for its author. */
export async function remarkToSort(ctx: Ctx, remarkId: RemarkId): Promise<RemarkToSort> {
  const place = await ctx.db
    .selectFrom('model.remark')
    .select(['consultation_id', 'model_id'])
    .where('id', '=', remarkId)
    .executeTakeFirst()
  if (!place) throw new NotFound('remark')
  await holdLine(ctx, place.consultation_id ?? place.model_id)
  const row = await ctx.db
    .selectFrom('model.remark as r')
    .leftJoin('model.consultation as c', 'c.id', 'r.consultation_id')
    .select(['r.id', 'r.no', 'r.merged_into', 'r.draft_id', 'c.draft_id as consulted_draft', isAnswered.as('answered')])
    .select((e) => [
      e('c.closed_at', 'is not', null).as('closed'),
      sql<boolean>`r.model_id in (select authz.models_i_write())`.as('mine'),
    ])
    .where('r.id', '=', remarkId)
    .executeTakeFirstOrThrow()
  if (!row.mine) throw new Forbidden('model.remark.answer')
  return {
    id: row.id,
    no: row.no,
    mergedInto: row.merged_into,
    answered: row.answered,
    consultationId: place.consultation_id,
    modelId: place.model_id,
    draftId: row.consulted_draft ?? row.draft_id,
    takenInto: row.draft_id,
    closed: Boolean(row.closed),
  }
}

/** Whether the acting person answers remarks like this one, for a page that shows buttons. */
export const maySort = (alias: string) => allowed(remarkPolicy, 'sort', alias)

export async function saveMerged(ctx: Ctx, remarkId: string, into: string | null): Promise<void> {
  await ctx.db.updateTable('model.remark').set({ merged_into: into }).where('id', '=', remarkId).execute()
}

export async function saveTaken(ctx: Ctx, remarkId: string, draftId: string): Promise<void> {
  await ctx.db.updateTable('model.remark').set({ draft_id: draftId }).where('id', '=', remarkId).execute()
}

export type NewAnswer = {
  readonly decision: Decision
  readonly reason: string
  readonly change: DraftChange | null
}
export type DraftChange = { readonly draftId: string; readonly no: number; readonly about: string }

/** Writes a decision under the next number: what was decided before stays. */
export async function saveAnswer(ctx: Ctx, remarkId: string, answer: NewAnswer, by: string): Promise<number> {
  const { last } = await ctx.db
    .selectFrom('model.remark_answer')
    .select((e) => e.fn.max('no').as('last'))
    .where('remark_id', '=', remarkId)
    .executeTakeFirstOrThrow()
  const no = (last ?? 0) + 1
  await ctx.db
    .insertInto('model.remark_answer')
    .values({
      id: ctx.newId(),
      remark_id: remarkId,
      no,
      decision: answer.decision,
      reason: answer.reason,
      draft_id: answer.change?.draftId ?? null,
      change_no: answer.change?.no ?? null,
      change_about: answer.change?.about ?? null,
      answered_at: ctx.now,
      answered_by: by,
    })
    .execute()
  return no
}

/** The changes made in a draft so far, the latest first: an answer names the one that carries it out. */
export async function changesOf(ctx: Ctx, draftId: string): Promise<readonly DraftChange[]> {
  const rows = await ctx.db
    .selectFrom('model.draft_change')
    .select(['no', 'about'])
    .where('draft_id', '=', draftId)
    .orderBy('no', 'desc')
    .execute()
  return rows.map(({ no, about }) => ({ draftId, no, about }))
}

/** Authors with an account of a consultation's remarks. */
export async function authorsIn(ctx: Ctx, consultationId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('model.remark')
    .select('author_id')
    .distinct()
    .where('consultation_id', '=', consultationId)
    .where('author_id', 'is not', null)
    .execute()
  return rows.flatMap(({ author_id }) => author_id ?? [])
}

/** Authors with an account of a remark and of those merged into it. */
export async function authorsOf(ctx: Ctx, remarkId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('model.remark')
    .select('author_id')
    .distinct()
    .where((w) => w.or([w('id', '=', remarkId), w('merged_into', '=', remarkId)]))
    .where('author_id', 'is not', null)
    .execute()
  return rows.flatMap(({ author_id }) => author_id ?? [])
}

/** Drafts of a model that are written now, into which a remark from work may be taken. */
export async function draftsNow(
  ctx: Ctx,
  modelId: string,
): Promise<readonly { readonly id: string; readonly version: string }[]> {
  return ctx.db
    .selectFrom('model.draft')
    .select(['id', 'version'])
    .where('model_id', '=', modelId)
    .where('state', 'not in', ['adopted', 'abandoned'])
    .orderBy('version')
    .execute()
}
