import { sql } from 'kysely'
import {
  type AgreementId,
  type BodyId,
  Forbidden,
  type InstitutionId,
  LocalDate,
  NotFound,
  type PersonId,
} from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { agreementPolicy } from '../institutions.policy.ts'
import type { AgreementDays, AgreementKind } from './agreement.domain.ts'

export type Party =
  | { readonly unitCode: string }
  | { readonly institutionId: InstitutionId }
  | { readonly personId: PersonId }

export type NewAgreement = {
  readonly kind: AgreementKind
  readonly modelId: string
  readonly element: string
  readonly number?: string | undefined
  readonly signedOn: LocalDate
  readonly from: LocalDate
  readonly until?: LocalDate | undefined
  readonly parties: readonly Party[]
  /** The team for which it is signed, when there is one. */
  readonly bodyId?: BodyId | undefined
  /** Accession: whether the person named may confirm actions without the head, and up to how many hours each. */
  readonly mayConfirm?: boolean | undefined
  readonly hoursLimit?: number | undefined
}

/** Throws Forbidden for whoever may not record an agreement of this team (or, without one, of the installation). */
export async function mustRecordAgreement(
  ctx: Ctx,
  { bodyId, kind }: Pick<NewAgreement, 'bodyId' | 'kind'>,
): Promise<void> {
  const { rows } = await sql<{ may: boolean | null }>`
    select ${allowed(agreementPolicy, 'record', 'a')} as may from (
      select ${bodyId ?? null}::uuid as body_id, ${kind}::text as kind) a`.execute(ctx.db)
  if (!rows[0]?.may) throw new Forbidden('institutions.agreement.record')
}

export async function addAgreement(
  ctx: Ctx,
  id: AgreementId,
  agreement: NewAgreement,
  fileId: string | null,
): Promise<void> {
  await ctx.db
    .insertInto('institutions.agreement')
    .values({
      id,
      kind: agreement.kind,
      model_id: agreement.modelId,
      element: agreement.element,
      number: agreement.number ?? null,
      signed_on: agreement.signedOn,
      from_on: agreement.from,
      until_on: agreement.until ?? null,
      may_confirm: agreement.mayConfirm ?? null,
      hours_limit: agreement.hoursLimit ?? null,
      body_id: agreement.bodyId ?? null,
      file_id: fileId,
      recorded_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      recorded_at: ctx.now,
    })
    .execute()
  const parties = agreement.parties.map((party, i) => ({
    agreement_id: id,
    no: i + 1,
    unit_code: 'unitCode' in party ? party.unitCode : null,
    institution_id: 'institutionId' in party ? party.institutionId : null,
    person_id: 'personId' in party ? party.personId : null,
  }))
  await ctx.db.insertInto('institutions.agreement_party').values(parties).execute()
}

/** The agreement, locked, when the acting person may end it. Throws NotFound and Forbidden. */
export async function agreementToEnd(ctx: Ctx, id: AgreementId): Promise<AgreementDays> {
  const row = await ctx.db
    .selectFrom('institutions.agreement as a')
    .select(['a.signed_on', 'a.from_on', 'a.until_on', 'a.ended_on', allowed(agreementPolicy, 'end', 'a').as('may')])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('institutions.agreement')
  if (!row.may) throw new Forbidden('institutions.agreement.end')
  await ctx.db.selectFrom('institutions.agreement').select('id').where('id', '=', id).forUpdate().execute()
  return daysOf(row)
}

type DayColumns = { signed_on: string; from_on: string; until_on: string | null; ended_on: string | null }
/** The days of a row, as the rules take them. */
export const daysOf = (row: DayColumns): AgreementDays => ({
  signedOn: LocalDate.parse(row.signed_on),
  from: LocalDate.parse(row.from_on),
  until: row.until_on === null ? null : LocalDate.parse(row.until_on),
  endedOn: row.ended_on === null ? null : LocalDate.parse(row.ended_on),
})

export async function saveAgreementEnd(
  ctx: Ctx,
  id: AgreementId,
  end: { lastDay: LocalDate; reason: string },
): Promise<void> {
  await ctx.db
    .updateTable('institutions.agreement')
    .set({ ended_on: end.lastDay, ended_reason: end.reason })
    .where('id', '=', id)
    .execute()
}
