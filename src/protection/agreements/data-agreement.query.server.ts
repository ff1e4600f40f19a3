import { sql } from 'kysely'
import { type InstitutionId, LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { type Cooperation, type DataAgreement, DataAgreementId, DataAgreementKind } from './data-agreement.domain.ts'

/** Every agreement of an institution about data, the latest first; empty for whoever keeps no registers there. */
export async function dataAgreementsOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly DataAgreement[]> {
  const rows = await ctx.db
    .selectFrom('protection.data_agreement')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: DataAgreementId.parse(row.id),
    institutionId,
    kind: DataAgreementKind.parse(row.kind),
    party: row.party,
    cooperationId: row.cooperation_id,
    subject: row.subject,
    documentNo: row.document_no,
    signedOn: LocalDate.parse(row.signed_on),
    from: LocalDate.parse(row.from_on),
    until: row.until_on === null ? null : LocalDate.parse(row.until_on),
    essence: row.essence,
    subProcessors: row.sub_processors,
  }))
}

/** One of them. Throws NotFound. */
export async function dataAgreementAt(ctx: Ctx, institutionId: InstitutionId, id: DataAgreementId) {
  const found = (await dataAgreementsOf(ctx, institutionId)).find((one) => one.id === id)
  if (!found) throw new NotFound('protection.data_agreement')
  return found
}

/** By which agreements the institution takes part in teams today; empty for whoever keeps no registers there. */
export async function cooperationsOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly Cooperation[]> {
  const found = await sql<{ id: string; number: string | null; signed_on: string; covered: boolean }>`
    select * from protection.cooperations(${institutionId})`.execute(ctx.db)
  return found.rows.map(({ id, number, signed_on, covered }) => ({
    ...{ id, number, covered },
    signedOn: LocalDate.parse(signed_on),
  }))
}

export type JointControl = { readonly party: string; readonly from: LocalDate; readonly essence: string }
/** With whom the institution decides together about data today, as everybody may know it (RODO art. 26 par. 2). */
export async function jointControlOf(ctx: Ctx, institutionId: InstitutionId): Promise<readonly JointControl[]> {
  const found = await sql<{ party: string; from_on: string; essence: string }>`
    select * from protection.joint_control(${institutionId})`.execute(ctx.db)
  return found.rows.map(({ party, from_on, essence }) => ({ party, essence, from: LocalDate.parse(from_on) }))
}
