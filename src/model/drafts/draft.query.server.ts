import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { draftPolicy, writerPolicy } from '../model.policy.ts'
import type { DraftState } from './draft.store.server.ts'
import type { SavedChange } from './draft-change.store.server.ts'

export type ListedDraft = {
  readonly id: string
  readonly modelId: string
  readonly version: string
  readonly name: string
  readonly state: DraftState
  readonly changedAt: Date
  readonly changedBy: string | null
}

const nameOf = (alias: string) =>
  sql<string | null>`${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)}`

/** Drafts of the models that the reader writes, those changed last first. */
export async function listDrafts(ctx: Ctx): Promise<readonly ListedDraft[]> {
  const rows = await ctx.db
    .selectFrom('model.draft as d')
    .leftJoin('identity.person as p', 'p.id', 'd.changed_by')
    .select(['d.id', 'd.model_id', 'd.version', 'd.state', 'd.changed_at'])
    .select(sql<string | null>`d.document #>> '{name,pl}'`.as('name'))
    .select(nameOf('p').as('by'))
    .orderBy('d.changed_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    modelId: row.model_id,
    version: row.version,
    name: row.name ?? row.model_id,
    // The column's check names the same states.
    state: row.state as DraftState,
    changedAt: row.changed_at,
    changedBy: row.by,
  }))
}

/** Models that the reader writes, and whether the reader may begin variants; a stranger to all of them finds nothing. */
export async function modelsIWrite(ctx: Ctx): Promise<{ readonly models: readonly string[]; readonly all: boolean }> {
  const everyModel = await ctx.db
    .selectFrom(sql<{ model_id: string }>`(select ''::text as model_id)`.as('d'))
    .select(allowed(draftPolicy, 'write', 'd').as('all'))
    .executeTakeFirstOrThrow()
  const rows = await sql<{ model_id: string }>`select model_id from authz.models_i_write() as w(model_id)`.execute(
    ctx.db,
  )
  return { models: [...new Set(rows.rows.map(({ model_id }) => model_id))], all: everyModel.all }
}

/** Whether the reader writes any model. */
export async function writesModels(ctx: Ctx): Promise<boolean> {
  const { models, all } = await modelsIWrite(ctx)
  return all || models.length > 0
}

/** The same for a page: absent for whoever writes no model. */
export async function mustWriteModels(ctx: Ctx) {
  const mine = await modelsIWrite(ctx)
  if (!mine.all && mine.models.length === 0) throw new NotFound('drafts of models')
  return mine
}

export type ListedChange = {
  readonly no: number
  readonly about: string
  readonly what: SavedChange['what']
  readonly keys: readonly string[]
  readonly reason: string | null
  readonly at: Date
  readonly by: string | null
}

/** The changes of a draft, the last first, with the keys that each of them touched. */
export async function changesOf(ctx: Ctx, draftId: string, most: number): Promise<readonly ListedChange[]> {
  const rows = await ctx.db
    .selectFrom('model.draft_change as c')
    .leftJoin('identity.person as p', 'p.id', 'c.changed_by')
    .select(['c.no', 'c.about', 'c.what', 'c.before', 'c.after', 'c.reason', 'c.changed_at'])
    .select(nameOf('p').as('by'))
    .where('c.draft_id', '=', draftId)
    .orderBy('c.no', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    no: row.no,
    about: row.about,
    // The column's check names the same words.
    what: row.what as ListedChange['what'],
    keys: row.what === 'changed' ? keysThatDiffer(row.before, row.after) : [],
    reason: row.reason,
    at: row.changed_at,
    by: row.by,
  }))
}

function keysThatDiffer(before: unknown, after: unknown): readonly string[] {
  const [one, other] = [entriesOf(before), entriesOf(after)]
  const keys = new Set([...one.keys(), ...other.keys()])
  return [...keys].filter((key) => one.get(key) !== other.get(key))
}

const entriesOf = (value: unknown): ReadonlyMap<string, string> =>
  new Map(
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, entry]): [string, string] => [key, JSON.stringify(entry)])
      : [],
  )

export type ListedWriter = {
  readonly id: string
  readonly name: string
  readonly leads: boolean
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

/** The team of a model, now and before, with whether the reader may name it. A stranger finds nothing. */
export async function teamOf(ctx: Ctx, modelId: string) {
  const { may } = await ctx.db
    .selectFrom(sql<{ model_id: string }>`(select ${modelId}::text as model_id)`.as('w'))
    .select(allowed(writerPolicy, 'name', 'w').as('may'))
    .executeTakeFirstOrThrow()
  const mine = await modelsIWrite(ctx)
  const known = await ctx.db
    .selectFrom('model.version')
    .select('model_id')
    .where('model_id', '=', modelId)
    .union(ctx.db.selectFrom('model.draft').select('model_id').where('model_id', '=', modelId))
    .executeTakeFirst()
  if (!known || !(may || mine.models.includes(modelId))) throw new NotFound('team of a model')
  const rows = await ctx.db
    .selectFrom('model.writer as w')
    .innerJoin('identity.person as p', 'p.id', 'w.person_id')
    .select(['w.id', 'w.leads', 'w.from_on', 'w.until_on', nameOf('p').as('name')])
    .where('w.model_id', '=', modelId)
    .orderBy('w.from_on')
    .orderBy('w.id')
    .execute()
  const writers = rows.map(
    (row): ListedWriter => ({
      id: row.id,
      name: row.name ?? '',
      leads: row.leads,
      // The driver reads a day as text; the columns are dates.
      fromOn: row.from_on as LocalDate,
      untilOn: row.until_on as LocalDate | null,
    }),
  )
  return { modelId, may, writers }
}
