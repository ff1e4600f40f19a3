import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'

/** Answers the id of what was said. */
export async function addIssuer(ctx: Ctx, institutionId: string): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('learning.issuer')
    .values({ id, institution_id: institutionId, named_by: me(ctx), named_at: ctx.now })
    .execute()
  return id
}

type FinishRow = {
  readonly person_id: string
  readonly institution_id: string
  readonly course_id: string
  readonly title: string
  readonly programme: readonly string[]
  readonly minutes: number
  readonly began_on: string
  readonly finished_on: string
  readonly lessons: number
  readonly quizzes: number
}

/** What the certificate of a finished course states; null for a course without one and while nobody issues. */
export async function finishToCertify(ctx: Ctx, finishId: string): Promise<FinishRow | null> {
  const { rows } = await sql<FinishRow>`select * from learning.finish_to_certify(${finishId})`.execute(ctx.db)
  return rows[0] ?? null
}

/** Finished courses that have no certificate. */
export async function finishesToCertify(ctx: Ctx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select f as id from learning.finishes_to_certify() f`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
