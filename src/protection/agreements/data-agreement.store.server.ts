import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { DataAgreement, DataAgreementId } from './data-agreement.domain.ts'

export async function addDataAgreement(ctx: Ctx, added: DataAgreement): Promise<void> {
  await ctx.db
    .insertInto('protection.data_agreement')
    .values({
      id: added.id,
      institution_id: added.institutionId,
      kind: added.kind,
      party: added.party,
      cooperation_id: added.cooperationId,
      subject: added.subject,
      document_no: added.documentNo,
      signed_on: added.signedOn,
      from_on: added.from,
      until_on: added.until,
      essence: added.essence,
      sub_processors: added.subProcessors,
      entered_by: me(ctx),
      entered_at: ctx.now,
    })
    .execute()
}

export async function saveLastDayOfAgreement(ctx: Ctx, id: DataAgreementId, lastDay: LocalDate): Promise<void> {
  await ctx.db.updateTable('protection.data_agreement').set({ until_on: lastDay }).where('id', '=', id).execute()
}
