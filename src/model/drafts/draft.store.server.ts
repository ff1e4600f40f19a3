import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { consultationPolicy } from '../consultation/consultation.policy.ts'
import { draftPolicy } from '../model.policy.ts'
import { asJson, asJsonObject, type JsonObject, wholeOf } from './draft-document.domain.ts'
import type { ActDated, VersionAct } from './standing.domain.ts'

export const DRAFT_STATES = ['draft', 'consulted', 'opinioned', 'adopted', 'abandoned'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

export type Draft = {
  readonly id: string
  readonly modelId: string
  readonly version: string
  readonly basedOn: string | null
  /** The text of the version, with how running cases are moved to it under the key `mapping` where that is written. */
  readonly document: JsonObject
  readonly state: DraftState
  readonly publishedId: string | null
  readonly rowVersion: number
}

/** Whether the actor may do this with drafts of a model. */
export async function mayWithDraft(ctx: Ctx, act: 'write' | 'decide', modelId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ model_id: string }>`(select ${modelId}::text as model_id)`.as('d'))
    .select(allowed(draftPolicy, act, 'd').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** Whether the actor may open consultations of a model: its leader alone. */
export async function mayConsult(ctx: Ctx, modelId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ model_id: string }>`(select ${modelId}::text as model_id)`.as('d'))
    .select(allowed(consultationPolicy, 'open', 'd').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** A draft to change or decide about, locked until the act ends. Absent or not of one's team: `NotFound`. */
export async function draftToAct(ctx: Ctx, id: string): Promise<Draft> {
  const row = await ctx.db.selectFrom('model.draft').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('draft of a model')
  return draftOf(row)
}

export async function findDraft(ctx: Ctx, id: string): Promise<Draft> {
  const row = await ctx.db.selectFrom('model.draft').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('draft of a model')
  return draftOf(row)
}

type Row = {
  id: string
  model_id: string
  version: string
  based_on_id: string | null
  document: unknown
  mapping: unknown
  state: string
  published_id: string | null
  row_version: number
}

const draftOf = (row: Row): Draft => ({
  id: row.id,
  modelId: row.model_id,
  version: row.version,
  basedOn: row.based_on_id,
  document: wholeOf(asJsonObject(row.document), asJson(row.mapping)),
  // The column's check names the same states.
  state: row.state as DraftState,
  publishedId: row.published_id,
  rowVersion: row.row_version,
})

export type NewDraft = Pick<Draft, 'modelId' | 'version' | 'basedOn' | 'document'>

/** The person who acts; nobody for the program itself. */
export const whoActs = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.personId : null)

export async function saveDraft(ctx: Ctx, draft: NewDraft): Promise<string> {
  const id = ctx.newId()
  const by = whoActs(ctx)
  await ctx.db
    .insertInto('model.draft')
    .values({
      id,
      model_id: draft.modelId,
      version: draft.version,
      based_on_id: draft.basedOn,
      document: JSON.stringify(draft.document),
      created_at: ctx.now,
      created_by: by,
      changed_at: ctx.now,
      changed_by: by,
    })
    .execute()
  return id
}

/** Every number that stands or stood for a text of a model: published, drafted, or named by an act. */
export async function versionsGiven(ctx: Ctx, modelId: string): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('model.draft'))`.execute(ctx.db)
  const rows = await ctx.db
    .selectFrom('model.version')
    .select('version')
    .where('model_id', '=', modelId)
    .union(ctx.db.selectFrom('model.draft').select('version').where('model_id', '=', modelId))
    .union(ctx.db.selectFrom('model.version_act').select('version').where('model_id', '=', modelId))
    .execute()
  return rows.map(({ version }) => version)
}

/** Whether a version is being written now from this one. */
export async function openDraftOf(ctx: Ctx, basedOn: string, modelId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('model.draft')
    .select('id')
    .where('based_on_id', '=', basedOn)
    .where('model_id', '=', modelId)
    .where('state', 'not in', ['adopted', 'abandoned'])
    .executeTakeFirst()
  return row?.id ?? null
}

export async function moveDraft(ctx: Ctx, id: string, state: DraftState, publishedId: string | null): Promise<void> {
  await ctx.db
    .updateTable('model.draft')
    .set((s) => ({
      state,
      published_id: publishedId,
      row_version: s('row_version', '+', 1),
      changed_at: ctx.now,
      changed_by: whoActs(ctx),
    }))
    .where('id', '=', id)
    .execute()
}

export type ActSaved = ActDated & {
  readonly modelId: string
  readonly version: string
  readonly body: string
  readonly document: string
}

export async function saveAct(ctx: Ctx, act: ActSaved): Promise<void> {
  await ctx.db
    .insertInto('model.version_act')
    .values({
      id: ctx.newId(),
      model_id: act.modelId,
      version: act.version,
      act: act.act,
      body: act.body,
      document: act.document,
      on_day: act.onDay,
      recorded_at: ctx.now,
      recorded_by: whoActs(ctx),
    })
    .execute()
}

/** The acts recorded about one version, in the order of their days. */
export async function actsOf(ctx: Ctx, modelId: string, version: string): Promise<readonly ActSaved[]> {
  const rows = await ctx.db
    .selectFrom('model.version_act')
    .select(['act', 'on_day', 'body', 'document'])
    .where('model_id', '=', modelId)
    .where('version', '=', version)
    .orderBy('on_day')
    .orderBy('recorded_at')
    .execute()
  return rows.map((row) => ({
    modelId,
    version,
    // The column's check names the same acts, and the driver reads a day as text.
    act: row.act as VersionAct,
    onDay: row.on_day as LocalDate,
    body: row.body,
    document: row.document,
  }))
}
