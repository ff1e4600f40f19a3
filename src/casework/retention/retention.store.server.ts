import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { FileClassId } from '#protection'
import type { ClosedCase } from './closed-case.domain.ts'

const of = ({ caseId, institutionId }: ClosedCase) => ({ case_id: caseId, institution_id: institutionId })

export async function saveFiling(ctx: Ctx, closed: ClosedCase, classId: FileClassId): Promise<void> {
  const filed = { class_id: classId, filed_by: me(ctx), filed_at: ctx.now }
  await ctx.db
    .insertInto('casework.filing')
    .values({ id: ctx.newId(), ...of(closed), ...filed })
    .execute()
}

type NewHold = { readonly reason: string; readonly from: LocalDate; readonly until: LocalDate | null }
export async function saveHold(ctx: Ctx, closed: ClosedCase, { reason, from, until }: NewHold): Promise<string> {
  const id = ctx.newId()
  const put = { reason, from_on: from, until_on: until, put_by: me(ctx), put_at: ctx.now }
  await ctx.db
    .insertInto('casework.legal_hold')
    .values({ id, ...of(closed), ...put })
    .execute()
  return id
}

export async function saveLastDayOfHold(ctx: Ctx, id: string, lastDay: LocalDate): Promise<void> {
  await ctx.db.updateTable('casework.legal_hold').set({ until_on: lastDay }).where('id', '=', id).execute()
}

type Decided = { readonly number: string; readonly on: LocalDate; readonly destroy: boolean }
export async function saveDecision(ctx: Ctx, closed: ClosedCase, { number, on, destroy }: Decided): Promise<void> {
  const decided = { number, on_day: on, destroy, noted_by: me(ctx), noted_at: ctx.now }
  await ctx.db
    .insertInto('casework.archive_decision')
    .values({ id: ctx.newId(), ...of(closed), ...decided })
    .execute()
}
