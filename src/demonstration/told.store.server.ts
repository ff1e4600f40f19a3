import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

/** Answers of the acts told before, by chapter and number. */
export type Told = ReadonlyMap<string, unknown>

export async function toldSoFar(ctx: Ctx): Promise<Told> {
  const found = await sql<{ act: string; answer: unknown }>`
    select act, answer from demonstration.told_so_far()`.execute(ctx.db)
  return new Map(found.rows.map(({ act, answer }) => [act, answer]))
}

/** Notes an act as done, in its own transaction, with an answer that JSON can hold. */
export async function tell(ctx: Ctx, act: string, answer: unknown): Promise<void> {
  await sql`select demonstration.tell(${act}, ${JSON.stringify(answer ?? null)}::jsonb)`.execute(ctx.db)
}
