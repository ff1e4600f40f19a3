import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { writerPolicy } from '../model.policy.ts'

export type Writer = {
  readonly id: string
  readonly modelId: string
  readonly personId: string
  readonly leads: boolean
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

export async function mayNameWriters(ctx: Ctx, modelId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ model_id: string }>`(select ${modelId}::text as model_id)`.as('w'))
    .select(allowed(writerPolicy, 'name', 'w').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** The team of a model to change. Two who change it at once wait for each other. */
export async function writersToAct(ctx: Ctx, modelId: string): Promise<readonly Writer[]> {
  await sql`select pg_advisory_xact_lock(hashtext('model.writer ' || ${modelId}))`.execute(ctx.db)
  return writersOf(ctx, modelId)
}

export async function writersOf(ctx: Ctx, modelId: string): Promise<readonly Writer[]> {
  const rows = await ctx.db
    .selectFrom('model.writer')
    .select(['id', 'model_id', 'person_id', 'leads', 'from_on', 'until_on'])
    .where('model_id', '=', modelId)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    modelId: row.model_id,
    personId: row.person_id,
    leads: row.leads,
    // The driver reads a day as text; the columns are dates.
    fromOn: row.from_on as LocalDate,
    untilOn: row.until_on as LocalDate | null,
  }))
}

export async function personExists(ctx: Ctx, personId: string): Promise<boolean> {
  const row = await ctx.db.selectFrom('identity.person').select('id').where('id', '=', personId).executeTakeFirst()
  return row !== undefined
}

export async function saveWriter(ctx: Ctx, writer: Omit<Writer, 'id' | 'untilOn'>): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('model.writer')
    .values({
      id,
      model_id: writer.modelId,
      person_id: writer.personId,
      leads: writer.leads,
      from_on: writer.fromOn,
      named_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    })
    .execute()
  return id
}

export async function endWriter(ctx: Ctx, id: string, untilOn: LocalDate): Promise<void> {
  await ctx.db.updateTable('model.writer').set({ until_on: untilOn }).where('id', '=', id).execute()
}
