import { sql } from 'kysely'
import type { Outcome } from '#kernel'
import type { Ctx } from '#platform/server'

/**
 * Does what may still be refused after something was written: a refusal takes back everything since. Only a case that stands can be asked
 * whether it breaks a limit.
 */
export async function undoneWhenRefused<T, R extends string>(
  ctx: Ctx,
  work: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  await sql`savepoint before_work`.execute(ctx.db)
  const done = await work()
  if (!done.ok) await sql`rollback to savepoint before_work`.execute(ctx.db)
  return done
}

/** Codes of other open cases of mine in which a person of this case stands, by PESEL. */
export async function casesOfSamePeople(ctx: Ctx, caseId: string): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`
    select c as code from casework.cases_of_same_people(${caseId}::uuid) c`.execute(ctx.db)
  return found.rows.map(({ code }) => code)
}
