import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { EscalationReason } from './remind-rules.domain.ts'

export type ClockKey = { readonly caseId: string; readonly deadline: string; readonly instance: string }

/** That somebody was reminded, or that a head was told. */
export type NoticeRow = {
  readonly kind: 'reminder' | 'escalation'
  readonly automatic: boolean
  readonly sentOn: LocalDate
  readonly to: string
  readonly reason: EscalationReason | null
}

/** What was sent about a clock, the latest first. */
export async function noticesOf(ctx: Ctx, { caseId, deadline, instance }: ClockKey): Promise<readonly NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.kind, n.automatic, n.sent_on as "sentOn", i.short_name as "to", n.reason
    from casework.clock_notice n join institutions.institution i on i.id = n.institution_id
    where n.case_id = ${caseId}::uuid and n.deadline = ${deadline} and n.instance = ${instance}
    order by n.sent_at desc limit 50`.execute(ctx.db)
  return rows
}

type NewNotice = ClockKey & {
  readonly startedOn: LocalDate
  readonly kind: NoticeRow['kind']
  readonly institution: string
  /** Nothing where it was sent by itself. */
  readonly by: { readonly person: string; readonly institution: string } | null
  readonly reason: EscalationReason | null
}

/** Puts a notice on the record of its clock; false when there is one of that kind today already. */
export async function keepNotice(ctx: Ctx, notice: NewNotice): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await ctx.db
    .insertInto('casework.clock_notice')
    .values({
      id: ctx.newId(),
      case_id: notice.caseId,
      deadline: notice.deadline,
      instance: notice.instance,
      started_on: notice.startedOn,
      kind: notice.kind,
      automatic: notice.by === null,
      institution_id: notice.institution,
      by_institution_id: notice.by?.institution ?? null,
      sent_by: notice.by?.person ?? null,
      sent_on: ctx.today,
      sent_at: ctx.now,
      reason: notice.reason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Who of an institution is awaited in a case; by role where the turn is a role's. */
export async function peopleAwaited(
  ctx: Ctx,
  { caseId, institution, role }: { caseId: string; institution: string; role: string | null },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p as id from casework.people_awaited(${caseId}::uuid, ${institution}::uuid, ${role}) p order by p`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

/** Heads of an institution that takes part in a case; nobody for those who do not keep it. */
export async function headsToTell(ctx: Ctx, caseId: string, institution: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p as id from casework.heads_to_tell(${caseId}::uuid, ${institution}::uuid) p order by p`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Whether people of the institution have accounts: others are reminded by letter, outside. */
export async function hasAccounts(ctx: Ctx, institution: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('institutions.institution')
    .select('has_accounts')
    .where('id', '=', institution)
    .executeTakeFirst()
  return found?.has_accounts === true
}

export type ClockToRemind = ClockKey & {
  readonly startedOn: LocalDate
  readonly institution: string
  readonly role: string | null
  readonly keeper: string
  readonly code: string
}

/** Clocks on their day of reminding, of which nobody was reminded by itself yet; PostgreSQL answers the worker alone. */
export async function clocksToRemind(ctx: Ctx, limit: number): Promise<readonly ClockToRemind[]> {
  const { rows } = await sql<ClockToRemind>`
    select case_id as "caseId", deadline, instance, started_on as "startedOn", institution_id as institution, role, keeper_id as keeper, case_code as code
    from casework.clocks_to_remind(${limit})`.execute(ctx.db)
  return rows
}
