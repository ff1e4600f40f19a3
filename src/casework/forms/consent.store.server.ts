import type { LocalDate } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import { consentPolicy } from '../plan/plan.policy.ts'

export type ConsentRow = {
  readonly id: string
  readonly subjectId: string
  readonly givenOn: LocalDate
  readonly withdrawnOn: LocalDate | null
}

/** Consents of a case, the oldest first. */
export async function consentsOf(ctx: Ctx, caseId: string): Promise<readonly ConsentRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.consent')
    .select(['id', 'subject_id', 'given_on', 'withdrawn_on'])
    .where('case_id', '=', caseId)
    .orderBy('given_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    givenOn: row.given_on as LocalDate,
    withdrawnOn: row.withdrawn_on as LocalDate | null,
  }))
}

export async function saveConsent(
  ctx: Ctx,
  consent: {
    caseId: string
    subjectId: string
    instanceId: string
    givenOn: LocalDate
    recorded: Recorded | undefined
  },
): Promise<void> {
  await ctx.db
    .insertInto('casework.consent')
    .values({
      id: ctx.newId(),
      case_id: consent.caseId,
      subject_id: consent.subjectId,
      form_instance_id: consent.instanceId,
      given_on: consent.givenOn,
      recorded: consent.recorded ? JSON.stringify(consent.recorded) : null,
      recorded_by: me(ctx),
    })
    .execute()
}

/** A withdrawal works from its own day on. */
export async function saveWithdrawal(ctx: Ctx, consentId: string, on: LocalDate): Promise<void> {
  await ctx.db.updateTable('casework.consent').set({ withdrawn_on: on }).where('id', '=', consentId).execute()
}

/** Whether the withdrawal of this consent is mine to record. */
export async function mayWithdraw(ctx: Ctx, consentId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('casework.consent as k')
    .select(allowed(consentPolicy, 'withdraw', 'k').as('may'))
    .where('k.id', '=', consentId)
    .executeTakeFirst()
  return row?.may === true
}
