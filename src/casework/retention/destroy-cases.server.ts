import { Forbidden, type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, enqueue, me, record } from '#platform/server'
import { retentionOf } from './closed-case.domain.ts'
import { closedCases } from './closed-case.query.server.ts'
import { type ApproveRefusal, type Approver, DestructionId, whyNotApproved } from './destruction.domain.ts'
import { type DestructionShown, destructionAt } from './destruction.query.server.ts'
import {
  addDestruction,
  addEntry,
  destroyEntry,
  lockDestructionsOf,
  saveApproval,
  saveOrder,
  saveWithdrawn,
} from './destruction.store.server.ts'

type OfList = { readonly institutionId: InstitutionId; readonly destructionId: DestructionId }

export type ProposeInput = { readonly institutionId: InstitutionId; readonly caseIds: readonly string[] }
export type ProposeRefusal = 'nothing_chosen' | 'not_due'
/**
 * Proposes a list of cases to be destroyed: closed ones of which the acting person is a keeper and whose day has come. Nothing is deleted
 * by it. Throws Forbidden.
 */
export async function proposeDestruction(
  ctx: Ctx,
  { institutionId, caseIds }: ProposeInput,
): Promise<Outcome<DestructionId, ProposeRefusal>> {
  if (caseIds.length === 0) return refused('nothing_chosen', { field: 'caseIds' })
  await lockDestructionsOf(ctx, institutionId)
  const chosen = (await closedCases(ctx, institutionId)).filter(({ caseId }) => caseIds.includes(caseId))
  if (chosen.some(({ mine }) => !mine)) throw new Forbidden('casework.destruction.propose')
  const due = chosen.filter((one) => retentionOf(one, ctx.today).state === 'due')
  if (due.length < new Set(caseIds).size) return refused('not_due', { field: 'caseIds' })

  const id = DestructionId.parse(ctx.newId())
  const no = await addDestruction(ctx, institutionId, id)
  for (const one of due) await addEntry(ctx, id, one)
  await tell(ctx, institutionId, 'proposed', { list: id, no, cases: due.map(({ code }) => code) })
  return ok(id)
}

async function listToSettle(ctx: Ctx, { institutionId, destructionId }: OfList): Promise<DestructionShown> {
  await lockDestructionsOf(ctx, institutionId)
  return destructionAt(ctx, institutionId, destructionId)
}

export type ApproveInput = OfList & { readonly approver: Approver; readonly number: string; readonly on: LocalDate }
/**
 * Approves a list, with the number and day of the approval: the head's own, or the state archive's that the head enters. Nobody approves
 * the own list. Throws NotFound and Forbidden.
 */
export async function approveDestruction(
  ctx: Ctx,
  input: ApproveInput,
): Promise<Outcome<DestructionId, ApproveRefusal>> {
  const list = await listToSettle(ctx, input)
  if (!list.can.approve) throw new Forbidden('casework.destruction.approve')
  const why = whyNotApproved(list, { by: me(ctx), on: input.on, today: ctx.today })
  if (why) return refused(why, why.startsWith('approved_') && why !== 'approved_already' ? { field: 'on' } : {})
  await saveApproval(ctx, list.id, input)
  await tell(ctx, list.institutionId, 'approved', {
    list: list.id,
    no: list.no,
    on: input.on,
    approver: input.approver,
  })
  return ok(list.id)
}

export type OrderRefusal = 'withdrawn' | 'not_approved' | 'ordered_already'
/** Orders what was approved to be done: the deletion follows as work of its own, case by case. Throws NotFound and Forbidden. */
export async function orderDestruction(ctx: Ctx, input: OfList): Promise<Outcome<DestructionId, OrderRefusal>> {
  const list = await listToSettle(ctx, input)
  if (!list.can.approve) throw new Forbidden('casework.destruction.order')
  if (list.withdrawnOn !== null) return refused('withdrawn')
  if (list.approval === null) return refused('not_approved')
  if (list.orderedAt !== null) return refused('ordered_already')
  await saveOrder(ctx, list.id)
  for (const { id } of list.entries) await enqueue(ctx, { name: DESTROY_CASE, id })
  await tell(ctx, list.institutionId, 'ordered', { list: list.id, no: list.no })
  return ok(list.id)
}

export type WithdrawRefusal = 'withdrawn' | 'ordered_already'
/** Takes back a list before it is ordered: its cases may be listed anew. Throws NotFound and Forbidden. */
export async function withdrawDestruction(ctx: Ctx, input: OfList): Promise<Outcome<DestructionId, WithdrawRefusal>> {
  const list = await listToSettle(ctx, input)
  if (!list.can.withdraw) throw new Forbidden('casework.destruction.withdraw')
  if (list.withdrawnOn !== null) return refused('withdrawn')
  if (list.orderedAt !== null) return refused('ordered_already')
  await saveWithdrawn(ctx, list.id)
  await tell(ctx, list.institutionId, 'withdrawn', { list: list.id, no: list.no })
  return ok(list.id)
}

/** The job that deletes one case of an ordered list. */
export const DESTROY_CASE = 'casework.case.destroy'

/**
 * Deletes one case of an ordered list with everything that holds a part of it, or writes down why it was kept. Comes twice without harm.
 * The last fact of its chain tells that it was destroyed and by which entry, whose stub is all that is left.
 */
export async function destroyCase(ctx: Ctx, entryId: string): Promise<void> {
  const settled = await destroyEntry(ctx, entryId)
  if (settled === null) return
  const { caseId, kept } = settled
  const done = kept === null ? 'casework.case.destroyed' : 'casework.case.kept'
  await record(ctx, { chain: 'case', about: caseId, name: done, payload: { entry: entryId, because: kept } })
}

async function tell(
  ctx: Ctx,
  institutionId: InstitutionId,
  what: 'proposed' | 'approved' | 'ordered' | 'withdrawn',
  payload: Readonly<Record<string, string | number | readonly string[]>>,
): Promise<void> {
  const name = `casework.destruction.${what}`
  await record(ctx, { chain: 'institution', about: institutionId, name, payload })
}
