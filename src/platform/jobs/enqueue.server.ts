import { sql } from 'kysely'
import type { Ctx } from '../actor/ctx.server.ts'

/** Work for later: which, and on what. Nothing else travels, so a job waiting in the queue tells nothing about anybody. */
export type Job = {
  readonly name: string
  readonly id: string
  /** Not before this instant; at once when it is left out. */
  readonly notBefore?: Date
}

/** Leaves work for the worker in the same transaction: it is done when, and only when, the transaction is kept. */
export async function enqueue(ctx: Ctx, { name, id, notBefore }: Job): Promise<void> {
  const payload = JSON.stringify({ id })
  await sql`select from graphile_worker.add_job(${name}, ${payload}::json, job_key := ${`${name} ${id}`},
    run_at := ${notBefore ?? null}::timestamptz)`.execute(ctx.db)
}
