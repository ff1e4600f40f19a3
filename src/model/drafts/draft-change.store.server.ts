import type { Ctx } from '#platform/server'
import type { SaidSplit } from '../mapping/split-changes.domain.ts'
import { type Draft, whoActs } from './draft.store.server.ts'
import { asJsonObject, type Json, type JsonObject, listIn, textIn, textOf } from './draft-document.domain.ts'

export type SavedChange = {
  readonly about: string
  readonly what: 'added' | 'changed' | 'removed' | 'split' | 'moved'
  readonly before?: Json | undefined
  readonly after?: Json | undefined
  readonly reason?: string | undefined
}

/** Writes the text after a change, and the change under the number that the text now has. */
export async function saveChange(ctx: Ctx, draft: Draft, document: JsonObject, change: SavedChange): Promise<void> {
  const no = draft.rowVersion + 1
  const { text, mapping } = textOf(document)
  const by = whoActs(ctx)
  await ctx.db
    .updateTable('model.draft')
    .set({
      document: JSON.stringify(text),
      mapping: mapping === null ? null : JSON.stringify(mapping),
      row_version: no,
      changed_at: ctx.now,
      changed_by: by,
    })
    .where('id', '=', draft.id)
    .execute()
  await ctx.db
    .insertInto('model.draft_change')
    .values({
      id: ctx.newId(),
      draft_id: draft.id,
      no,
      about: change.about,
      what: change.what,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
      reason: change.reason ?? null,
      changed_at: ctx.now,
      changed_by: by,
    })
    .execute()
}

/** Whether the same place was changed after the text had this number. */
export async function changedSince(ctx: Ctx, draftId: string, about: string, rowVersion: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('model.draft_change')
    .select('no')
    .where('draft_id', '=', draftId)
    .where('about', '=', about)
    .where('no', '>', rowVersion)
    .executeTakeFirst()
  return row !== undefined
}

/** What was divided in a draft, in the order in which it was: which element became which two. */
export async function splitsOf(ctx: Ctx, draftId: string): Promise<readonly SaidSplit[]> {
  const rows = await ctx.db
    .selectFrom('model.draft_change')
    .select(['about', 'after'])
    .where('draft_id', '=', draftId)
    .where('what', '=', 'split')
    .orderBy('no')
    .execute()
  return rows.flatMap(({ about, after }) => {
    const [first, second] = listIn(asJsonObject(after).to).map(textIn)
    return first && second ? [{ from: about, to: [first, second] }] : []
  })
}

/** Every place that a change of any draft of a model was about, those given up among them. */
export async function placesChanged(ctx: Ctx, modelId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('model.draft_change as c')
    .innerJoin('model.draft as d', 'd.id', 'c.draft_id')
    .select('c.about')
    .distinct()
    .where('d.model_id', '=', modelId)
    .execute()
  return rows.map(({ about }) => about)
}
