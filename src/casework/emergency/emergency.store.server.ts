import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { Danger } from './emergency.domain.ts'
import { emergencyPolicy, emergencyReviewPolicy } from './emergency.policy.ts'
import type { EmergencyInput } from './emergency.schema.ts'

/** A case that I see, by its code. */
export async function caseOfMineCalled(ctx: Ctx, code: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('casework.case')
    .select('id')
    .where(sql`upper(code)`, '=', code.toUpperCase())
    .executeTakeFirst()
  return row?.id ?? null
}

export type Tried = {
  readonly answer: 'opened' | 'opened_before' | 'not_opened' | 'too_many'
  readonly id: string | null
}

/** Tries to open the one case that was described; the attempt is counted whatever comes of it. */
export async function tryToOpen(
  ctx: Ctx,
  asked: EmergencyInput,
  limits: { readonly until: Date; readonly tries: number; readonly opened: number },
): Promise<Tried> {
  const found = await sql<{ answer: Tried['answer']; emergency_id: string | null }>`
    select answer, emergency_id from casework.open_in_emergency(${ctx.newId()}::uuid, ${JSON.stringify(asked)}::jsonb,
      ${limits.until}::timestamptz, ${limits.tries}::integer, ${limits.opened}::integer)`.execute(ctx.db)
  const row = found.rows[0]
  return { answer: row?.answer ?? 'not_opened', id: row?.emergency_id ?? null }
}

/** Who is told at once. */
export async function toldOf(ctx: Ctx, emergencyId: string): Promise<readonly string[]> {
  const found = await sql<{
    id: string
  }>`select p as id from casework.told_of_emergency(${emergencyId}::uuid) p`.execute(ctx.db)
  return found.rows.map(({ id }) => id)
}

export type Emergency = {
  readonly id: string
  readonly caseId: string
  readonly personId: string
  readonly person: string
  readonly institution: string
  readonly danger: Danger
  /** Nothing for the data protection officer: the words may name the family. */
  readonly reason: string | null
  readonly openedAt: Date
  readonly untilAt: Date
  readonly endedAt: Date | null
  readonly reviewed: boolean
}

const columns = sql`e.id, e.case_id as "caseId", e.person_id as "personId", p.given_name || ' ' || p.family_name as person,
  i.short_name as institution, e.danger, e.opened_at as "openedAt", e.until_at as "untilAt", e.ended_at as "endedAt"`
const who = sql`join identity.person p on p.id = e.person_id join institutions.institution i on i.id = e.institution_id`

/** Emergency accesses to a case, newest first: all for those who keep it, one's own for whoever opened it. */
export async function emergenciesOf(ctx: Ctx, caseId: string): Promise<readonly Emergency[]> {
  const found = await sql<Emergency>`select ${columns}, e.reason,
      exists (select from casework.emergency_review r where r.emergency_id = e.id) as reviewed
    from casework.emergency e ${who}
    where e.case_id = ${caseId}::uuid order by e.opened_at desc, e.id`.execute(ctx.db)
  return found.rows
}

/** Emergency accesses in cases whose looks I audit, newest first, without the words of their reason. */
export async function auditedEmergencies(ctx: Ctx): Promise<readonly (Emergency & { readonly code: string })[]> {
  const found = await sql<
    Emergency & { code: string }
  >`select ${columns}, null as reason, e.code, e.reviews > 0 as reviewed
    from casework.audited_emergencies() e ${who} order by e.opened_at desc, e.id`.execute(ctx.db)
  return found.rows
}

/** One of them, as much of it as I may know. `NotFound` when it is nothing of mine. */
export async function emergencyOf(ctx: Ctx, id: string): Promise<Emergency> {
  const found = await sql<Emergency>`select ${columns}, e.reason,
      exists (select from casework.emergency_review r where r.emergency_id = e.id) as reviewed
    from casework.emergency e ${who} where e.id = ${id}::uuid`.execute(ctx.db)
  const emergency = found.rows[0] ?? (await auditedEmergencies(ctx)).find((one) => one.id === id)
  if (!emergency) throw new NotFound('emergency')
  return emergency
}

export type EmergencyRights = { readonly end: boolean; readonly review: boolean }

/** What I may do with an emergency access, as the policies say. */
export async function emergencyRights(ctx: Ctx, { caseId, personId }: Emergency): Promise<EmergencyRights> {
  const about = sql<{ case_id: string; person_id: string }>`
    (select ${caseId}::uuid as case_id, ${personId}::uuid as person_id)`.as('e')
  return ctx.db
    .selectFrom(about)
    .select([
      allowed(emergencyPolicy, 'end', 'e').as('end'),
      allowed(emergencyReviewPolicy, 'review', 'e').as('review'),
    ])
    .executeTakeFirstOrThrow()
}

export async function saveEnd(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('casework.emergency')
    .set({ ended_at: ctx.now, ended_by: me(ctx) })
    .where('id', '=', id)
    .execute()
}

export async function saveReview(
  ctx: Ctx,
  { id, caseId }: Emergency,
  review: { readonly justified: boolean; readonly words: string },
): Promise<void> {
  await ctx.db
    .insertInto('casework.emergency_review')
    .values({
      id: ctx.newId(),
      case_id: caseId,
      emergency_id: id,
      ...review,
      reviewed_by: me(ctx),
      reviewed_at: ctx.now,
    })
    .execute()
}

export type Review = { readonly justified: boolean; readonly words: string; readonly by: string; readonly at: Date }

/** What was found afterwards, oldest first. */
export async function reviewsOf(ctx: Ctx, id: string): Promise<readonly Review[]> {
  const found = await sql<Review>`
    select r.justified, r.words, p.given_name || ' ' || p.family_name as by, r.reviewed_at as at
    from casework.emergency_review r join identity.person p on p.id = r.reviewed_by
    where r.emergency_id = ${id}::uuid order by r.reviewed_at, r.id`.execute(ctx.db)
  return found.rows
}
