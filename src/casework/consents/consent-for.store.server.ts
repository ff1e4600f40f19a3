import type { LocalDate } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { SecondParent } from '../authority/authority.domain.ts'
import { consentForPolicy } from '../authority/authority.policy.ts'
import type { Recorded } from '../cases/recorded.domain.ts'

export type ConsentForWritten = {
  readonly caseId: string
  readonly itemId: string
  readonly subjectId: string
  readonly authorityId: string
  readonly matter: string
  readonly textId?: string | undefined
  readonly givenOn: LocalDate
  readonly second: SecondParent | null
  readonly formInstanceId?: string
  readonly recorded?: Recorded | undefined
}

export async function saveConsentFor(ctx: Ctx, consent: ConsentForWritten): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.consent_for')
    .values({
      id,
      case_id: consent.caseId,
      item_id: consent.itemId,
      subject_id: consent.subjectId,
      authority_id: consent.authorityId,
      matter: consent.matter,
      text_id: consent.textId ?? null,
      given_on: consent.givenOn,
      second_parent: consent.second,
      form_instance_id: consent.formInstanceId ?? null,
      recorded: consent.recorded ? JSON.stringify(consent.recorded) : null,
      recorded_by: me(ctx),
      recorded_at: ctx.now,
    })
    .execute()
  return id
}

export type ConsentForRow = {
  readonly itemId: string
  readonly id: string
  readonly subjectId: string
  readonly holder: string | null
  readonly outside: string | null
  readonly matter: string
  readonly givenOn: LocalDate
  readonly withdrawnOn: LocalDate | null
  readonly second: SecondParent | null
  readonly byForm: boolean
}

/** Consents given on behalf of others, as far as the reader may read them, the oldest first. */
export async function consentsFor(ctx: Ctx, caseId: string): Promise<readonly ConsentForRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.consent_for as k')
    .innerJoin('casework.authority as a', 'a.id', 'k.authority_id')
    .selectAll('k')
    .select(['a.holder_subject_id', 'a.holder_outside'])
    .where('k.case_id', '=', caseId)
    .orderBy('k.given_on')
    .orderBy('k.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    subjectId: row.subject_id,
    holder: row.holder_subject_id,
    outside: row.holder_outside,
    matter: row.matter,
    // Days are read as text of this form, and the column takes these words only.
    givenOn: row.given_on as LocalDate,
    withdrawnOn: row.withdrawn_on as LocalDate | null,
    second: row.second_parent as SecondParent | null,
    byForm: row.form_instance_id !== null,
  }))
}

/** A withdrawal works from its own day on. */
export async function saveWithdrawalFor(ctx: Ctx, consentId: string, on: LocalDate): Promise<void> {
  await ctx.db.updateTable('casework.consent_for').set({ withdrawn_on: on }).where('id', '=', consentId).execute()
}

export async function mayWithdrawFor(ctx: Ctx, consentId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('casework.consent_for as k')
    .select(allowed(consentForPolicy, 'withdraw', 'k').as('may'))
    .where('k.id', '=', consentId)
    .executeTakeFirst()
  return row?.may === true
}
