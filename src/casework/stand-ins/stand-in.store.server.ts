import { sql } from 'kysely'
import { Forbidden, type InstitutionId, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { Leave } from './stand-in.domain.ts'
import { standInPolicy } from './stand-in.policy.ts'

/** For whom I may name a stand-in at an institution: a colleague employed there today, or myself alone. */
export async function absentToName(ctx: Ctx, institutionId: InstitutionId): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select l.absent_id as id from authz.leaves_i_may_arrange() l where l.institution_id = ${institutionId}::uuid`.execute(
    ctx.db,
  )
  return found.rows.map(({ id }) => id)
}

/** Leaves of an institution that were not ended and do not lie behind, whoever may read them; two that are named at once wait for each other. */
export async function leavesAt(
  ctx: Ctx,
  institutionId: InstitutionId,
  people: readonly string[],
): Promise<readonly Leave[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`stand_in ${institutionId}`}, 0))`.execute(ctx.db)
  const found = await sql<Leave>`
    select l.absent_id as "absentId", l.stand_in_id as "standInId", l.from_on as "from", l.until_on as "until"
    from casework.leaves_of_colleagues(${institutionId}::uuid, ${[...people]}::uuid[]) l`.execute(ctx.db)
  return found.rows
}

/** Whether somebody is employed at an institution on each of these days. */
export async function employedThroughout(
  ctx: Ctx,
  personId: string,
  institutionId: InstitutionId,
  days: { from: LocalDate; until: LocalDate },
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('institutions.employment')
    .select('id')
    .where('person_id', '=', personId)
    .where('institution_id', '=', institutionId)
    .where('from_on', '<=', days.from)
    .where((w) => w.or([w('until_on', 'is', null), w('until_on', '>=', days.until)]))
    .executeTakeFirst()
  return row !== undefined
}

export async function saveStandIn(ctx: Ctx, institutionId: InstitutionId, leave: Leave): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.stand_in')
    .values({
      ...{ id, institution_id: institutionId, absent_id: leave.absentId, stand_in_id: leave.standInId },
      ...{ from_on: leave.from, until_on: leave.until, named_by: me(ctx), named_at: ctx.now },
    })
    .execute()
  return id
}

export type StandInToEnd = Leave & { readonly institutionId: InstitutionId; readonly ended: boolean }

/** The leave, locked, when I may end it. Throws `NotFound` and `Forbidden`. */
export async function standInToEnd(ctx: Ctx, id: string): Promise<StandInToEnd> {
  const row = await ctx.db
    .selectFrom('casework.stand_in as z')
    .select(['z.institution_id', 'z.absent_id', 'z.stand_in_id', 'z.from_on', 'z.until_on', 'z.ended_at'])
    .select(allowed(standInPolicy, 'end', 'z').as('may'))
    .where('z.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('stand_in')
  if (!row.may) throw new Forbidden('casework.stand_in.end')
  await ctx.db.selectFrom('casework.stand_in').select('id').where('id', '=', id).forUpdate().execute()
  return {
    // Ids and days come from columns of these types.
    institutionId: row.institution_id as InstitutionId,
    absentId: row.absent_id,
    standInId: row.stand_in_id,
    from: row.from_on as LocalDate,
    until: row.until_on as LocalDate,
    ended: row.ended_at !== null,
  }
}

export async function saveStandInEnd(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('casework.stand_in')
    .set({ ended_at: ctx.now, ended_by: me(ctx) })
    .where('id', '=', id)
    .execute()
}

/** A limit of work by its key, in days or families. */
export async function workLimit(ctx: Ctx, key: 'stand_in_days' | 'families_of_assistant'): Promise<number> {
  const row = await ctx.db
    .selectFrom('casework.work_limit')
    .select('amount')
    .where('limit_key', '=', key)
    .executeTakeFirstOrThrow()
  return row.amount
}
