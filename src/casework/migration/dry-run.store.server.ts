import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { ToldCount } from '#model'
import { allowed, type Ctx } from '#platform/server'
import { dryRunPolicy } from './migration.policy.ts'

/** How many cases of a gmina have which verdict, and in all; small figures, and those that would give one away, are not told. */
export type DryRunCounts = Readonly<Record<string, Readonly<Record<string, ToldCount>>>>
/** A trial of a mapping over all running cases. */
export type DryRun = {
  readonly id: string
  readonly mappingId: string
  readonly total: number
  readonly assessed: number
  /** Nothing until it is done. */
  readonly counts: DryRunCounts | null
  readonly askedAt: Date
}

const runs = (ctx: Ctx) =>
  ctx.db.selectFrom('casework.dry_run').select(['id', 'mapping_id', 'total', 'assessed', 'counts', 'asked_at'])

type Row = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>
const asRun = (row: Row): DryRun => ({
  id: row.id,
  mappingId: row.mapping_id,
  total: row.total,
  assessed: row.assessed,
  counts: countsOf(row.counts),
  askedAt: row.asked_at,
})
/** Only `saveDryRun` writes this column. */
const countsOf = (stored: unknown): DryRunCounts | null => stored as DryRunCounts | null

export async function dryRunAt(ctx: Ctx, id: string): Promise<DryRun> {
  const row = await runs(ctx).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('trial of a mapping')
  return asRun(row)
}

/** The trials of a mapping, the latest first. */
export async function dryRunsOf(ctx: Ctx, mappingId: string): Promise<readonly DryRun[]> {
  return (await runs(ctx).where('mapping_id', '=', mappingId).orderBy('asked_at', 'desc').execute()).map(asRun)
}

/** Whether the actor writes the model of this mapping. */
export async function mayTry(ctx: Ctx, mappingId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ mapping_id: string }>`(select ${mappingId}::uuid as mapping_id)`.as('r'))
    .select(allowed(dryRunPolicy, 'ask', 'r').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

export async function addDryRun(ctx: Ctx, mappingId: string, by: string): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.dry_run')
    .values({ id, mapping_id: mappingId, asked_at: ctx.now, asked_by: by })
    .execute()
  return id
}

/** Adds what was found in some cases, by gmina and verdict, and the last of them; answers the sums so far. */
export async function addFound(
  ctx: Ctx,
  id: string,
  found: Readonly<Record<string, number>>,
  reached: string | null,
): Promise<Readonly<Record<string, number>>> {
  const answered = await sql<{ sums: Readonly<Record<string, number>> | null }>`
    select casework.add_to_dry_run(${id}::uuid, ${JSON.stringify(found)}::jsonb, ${reached}::uuid) as sums`.execute(
    ctx.db,
  )
  return answered.rows[0]?.sums ?? {}
}

/** The case to which a trial came; nothing before its first cases. */
export async function reachedIn(ctx: Ctx, id: string): Promise<string | null> {
  const answered = await sql<{ reached: string | null }>`
    select casework.reached_in_dry_run(${id}::uuid) as reached`.execute(ctx.db)
  return answered.rows[0]?.reached ?? null
}

type Changed = Partial<Pick<DryRun, 'total' | 'assessed' | 'counts'>>
export async function saveDryRun(ctx: Ctx, id: string, { counts, ...changed }: Changed): Promise<void> {
  await ctx.db
    .updateTable('casework.dry_run')
    .set({ ...changed, ...(counts ? { counts: JSON.stringify(counts), done_at: ctx.now } : {}) })
    .where('id', '=', id)
    .execute()
}
