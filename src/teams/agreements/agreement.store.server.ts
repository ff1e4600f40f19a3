import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { AGREEMENT_KINDS, type AgreementKind } from '#model'
import type { Ctx } from '#platform/server'
import { HOW_RECORDED, type HowRecorded } from '../steps/how-recorded.domain.ts'

export type PartyTo = { readonly unitCode: string } | { readonly institutionId: string } | { readonly personId: string }
export type NewAgreement = {
  readonly kind: AgreementKind
  readonly modelId: string
  /** The kind of agreement as the model names it. */
  readonly element: string
  readonly bodyId: string
  readonly parties: readonly PartyTo[]
  readonly signedOn: LocalDate
  readonly fromOn: LocalDate
  readonly untilOn?: LocalDate | undefined
  readonly number?: string | undefined
  readonly mayConfirm?: boolean | null
  /** The most hours a nominated person may confirm for one action. */
  readonly hoursLimit?: number | null
  readonly fileId?: string | undefined
  /** How it came, of somebody without an account. */
  readonly how?: HowRecorded | undefined
}

/** Puts a signed agreement of a team on record with its parties. Whether it may be recorded, row security says. */
export async function saveAgreement(ctx: Ctx, agreement: NewAgreement): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('institutions.agreement')
    .values({
      id,
      kind: agreement.kind,
      model_id: agreement.modelId,
      element: agreement.element,
      body_id: agreement.bodyId,
      number: agreement.number ?? null,
      signed_on: agreement.signedOn,
      from_on: agreement.fromOn,
      until_on: agreement.untilOn ?? null,
      may_confirm: agreement.mayConfirm ?? null,
      hours_limit: agreement.hoursLimit ?? null,
      file_id: agreement.fileId ?? null,
      how: agreement.how ?? null,
      recorded_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      recorded_at: ctx.now,
    })
    .execute()
  const parties = agreement.parties.map((party, index) => ({
    agreement_id: id,
    no: index + 1,
    unit_code: 'unitCode' in party ? party.unitCode : null,
    institution_id: 'institutionId' in party ? party.institutionId : null,
    person_id: 'personId' in party ? party.personId : null,
  }))
  await ctx.db.insertInto('institutions.agreement_party').values(parties).execute()
  return id
}

export type ListedAgreement = {
  readonly id: string
  readonly element: string
  readonly kind: AgreementKind
  readonly number: string | null
  readonly signedOn: LocalDate
  readonly fromOn: LocalDate
  /** The last day that counts. */
  readonly untilOn: LocalDate | null
  readonly endedReason: string | null
  readonly inForce: boolean
  readonly parties: readonly string[]
  readonly how: HowRecorded | null
}

/** Agreements of a team that the actor may read, the latest first; parties as ids of institutions and people, and codes of units. */
export async function listAgreements(ctx: Ctx, bodyId: string): Promise<readonly ListedAgreement[]> {
  const rows = await ctx.db
    .selectFrom('institutions.agreement as a')
    .select(['a.id', 'a.element', 'a.kind', 'a.number', 'a.signed_on', 'a.from_on', 'a.ended_reason', 'a.how'])
    .select([
      sql<LocalDate | null>`least(a.until_on, a.ended_on)`.as('last_day'),
      sql<boolean>`authz.agreement_in_force(a)`.as('in_force'),
      sql<string[]>`array(select coalesce(p.unit_code, p.institution_id::text, p.person_id::text)
        from institutions.agreement_party p where p.agreement_id = a.id order by p.no)`.as('parties'),
    ])
    .where('a.body_id', '=', bodyId)
    .orderBy('a.from_on', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    element: row.element,
    kind: AGREEMENT_KINDS.find((kind) => kind === row.kind) ?? 'project',
    number: row.number,
    signedOn: row.signed_on as LocalDate,
    fromOn: row.from_on as LocalDate,
    untilOn: row.last_day,
    endedReason: row.ended_reason,
    inForce: row.in_force,
    parties: row.parties,
    how: HOW_RECORDED.find((how) => how === row.how) ?? null,
  }))
}

/** Whether such an agreement of the team is in force for the institution or person on a day or later. */
export async function isInForceFor(
  ctx: Ctx,
  bodyId: string,
  element: string,
  who: string,
  day: LocalDate,
): Promise<boolean> {
  const found = await sql<{ found: boolean }>`
    select exists (
      select from teams.agreement_structure(${bodyId}::uuid) s
      where s.element = ${element} and (s.institution_id = ${who}::uuid or s.person_id = ${who}::uuid)
        and (s.until_on is null or s.until_on >= ${day}::date)) as found`.execute(ctx.db)
  return found.rows[0]?.found ?? false
}
