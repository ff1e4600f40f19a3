import { sql } from 'kysely'
import type { InstitutionId, LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { destroyFrom } from '#protection'
import type { ClosedCase } from './closed-case.domain.ts'
import { type Approver, type DestructionId, KEPT_BECAUSE, type KeptBecause } from './destruction.domain.ts'

/** Acts that make and settle lists of one institution wait for each other. */
export async function lockDestructionsOf(ctx: Ctx, institutionId: InstitutionId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`destruction ${institutionId}`}, 0))`.execute(ctx.db)
}

export async function addDestruction(ctx: Ctx, institutionId: InstitutionId, id: DestructionId): Promise<number> {
  const found = await sql<{ no: number }>`select casework.next_destruction_no(${institutionId}) as no`.execute(ctx.db)
  const no = found.rows[0]?.no ?? 1
  const proposed = { proposed_by: me(ctx), proposed_on: ctx.today }
  await ctx.db
    .insertInto('casework.destruction')
    .values({ id, institution_id: institutionId, no, ...proposed })
    .execute()
  return no
}

/** Puts a case on a list with all that is to be left of it. */
export async function addEntry(ctx: Ctx, destructionId: DestructionId, one: ClosedCase): Promise<void> {
  const { fileClass } = one
  const from = fileClass && destroyFrom(one.closedOn, fileClass)
  if (!fileClass || !from) throw new Error('only a case whose day has come is listed')
  await ctx.db
    .insertInto('casework.destruction_entry')
    .values({
      id: ctx.newId(),
      destruction_id: destructionId,
      institution_id: one.institutionId,
      case_id: one.caseId,
      code: one.code,
      subject_kind: one.subjectKind,
      opened_on: one.openedOn,
      closed_on: one.closedOn,
      class_id: fileClass.id,
      symbol: fileClass.symbol,
      category: fileClass.category,
      years: fileClass.years,
      destroy_from: from,
      decision_number: one.decision?.number ?? null,
      decision_on: one.decision?.on ?? null,
    })
    .execute()
}

type Approved = { readonly approver: Approver; readonly number: string; readonly on: LocalDate }
export async function saveApproval(ctx: Ctx, id: DestructionId, { approver, number, on }: Approved): Promise<void> {
  const approved = { approver, approval_number: number, approved_on: on, approved_by: me(ctx), approved_at: ctx.now }
  await ctx.db.updateTable('casework.destruction').set(approved).where('id', '=', id).execute()
}

export async function saveOrder(ctx: Ctx, id: DestructionId): Promise<void> {
  const ordered = { ordered_by: me(ctx), ordered_at: ctx.now }
  await ctx.db.updateTable('casework.destruction').set(ordered).where('id', '=', id).execute()
}

export async function saveWithdrawn(ctx: Ctx, id: DestructionId): Promise<void> {
  await ctx.db
    .updateTable('casework.destruction_entry')
    .set({ dropped_on: ctx.today })
    .where('destruction_id', '=', id)
    .execute()
  await ctx.db.updateTable('casework.destruction').set({ withdrawn_on: ctx.today }).where('id', '=', id).execute()
}

export type Settled = { readonly caseId: string; readonly kept: KeptBecause | null }
/** Destroys one case of an ordered list, or answers why it was kept; null when it was settled before. For the worker alone. */
export async function destroyEntry(ctx: Ctx, entryId: string): Promise<Settled | null> {
  const found = await sql<{ outcome: string; of_case: string }>`select * from casework.destroy(${entryId})`.execute(
    ctx.db,
  )
  const row = found.rows[0]
  return row ? { caseId: row.of_case, kept: KEPT_BECAUSE.find((one) => one === row.outcome) ?? null } : null
}
