import { sql } from 'kysely'
import { Conflict, type LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { EntryKind } from './ledger.domain.ts'
import { purchasePolicy } from './money.policy.ts'
import type { AcceptPurchaseInput, AskPurchaseInput } from './money.schema.ts'
import { type Procedure, partOf } from './purchase.domain.ts'

export type PurchaseState = 'asked' | 'approved' | 'refused' | 'cancelled' | 'settled'
export type Purchase = {
  readonly id: string
  readonly no: number
  readonly sourceId: string
  readonly what: string
  readonly goods: boolean
  readonly amount: number
  readonly part: string
  readonly chapter: string
  readonly paragraph: string
  readonly cpv: string | null
  readonly procedure: Procedure
  readonly supplier: string
  readonly expectedOn: LocalDate
  readonly state: PurchaseState
  readonly askedBy: string
  readonly decidedBy: string | null
  readonly reason: string | null
  readonly rowVersion: number
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
}

const purchaseQuery = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.purchase as p')
    .selectAll('p')
    .select(allowed(purchasePolicy, 'decide', 'p').as('may_decide'))
    .select(allowed(purchasePolicy, 'withdraw', 'p').as('may_withdraw'))

async function purchases(
  ctx: Ctx,
  narrow: (query: ReturnType<typeof purchaseQuery>) => ReturnType<typeof purchaseQuery>,
): Promise<readonly Purchase[]> {
  const rows = await narrow(purchaseQuery(ctx)).orderBy('p.no', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    no: Number(row.no),
    sourceId: row.source_id,
    what: row.what,
    goods: row.goods,
    amount: Number(row.amount),
    ...{ part: row.part, chapter: row.chapter, paragraph: row.paragraph, cpv: row.cpv },
    // Columns that complete-purchase alone writes, with these values and days.
    procedure: row.procedure as Procedure,
    supplier: row.supplier,
    expectedOn: row.expected_on as LocalDate,
    state: row.state as PurchaseState,
    ...{ askedBy: row.asked_by, decidedBy: row.decided_by, reason: row.reason, rowVersion: row.row_version },
    ...{ mayDecide: row.may_decide, mayWithdraw: row.may_withdraw },
  }))
}

/** What is bought from some sources, the latest first, as far as I see it. */
export const purchasesOf = async (ctx: Ctx, sourceIds: readonly string[]): Promise<readonly Purchase[]> =>
  sourceIds.length === 0 ? [] : purchases(ctx, (one) => one.where('p.source_id', 'in', [...sourceIds]))

/** One of them; `NotFound` when it is not there or hidden. */
export async function purchaseAt(ctx: Ctx, id: string): Promise<Purchase> {
  const [found] = await purchases(ctx, (one) => one.where('p.id', '=', id))
  if (!found) throw new NotFound('purchase')
  return found
}

/** What was asked for, approved or paid for a line of a basket, the latest first, and which of it still stands. */
export async function purchasesFor(ctx: Ctx, caseId: string, itemId: string): Promise<readonly Purchase[]> {
  const links = await ctx.db
    .selectFrom('casework.purchase_item')
    .select('purchase_id')
    .where('case_id', '=', caseId)
    .where('basket_item_id', '=', itemId)
    .execute()
  if (links.length === 0) return []
  const ids = links.map(({ purchase_id }) => purchase_id)
  return purchases(ctx, (one) => one.where('p.id', 'in', ids))
}

export const isOpen = ({ state }: Pick<Purchase, 'state'>): boolean => state !== 'refused' && state !== 'cancelled'

/** Something bought for no line of a basket, approved by whoever grants it; answers its id. */
export async function addGranted(
  ctx: Ctx,
  granted: AskPurchaseInput & { readonly goods: boolean; readonly askedBy: string; readonly askedAt: Date },
): Promise<string> {
  const id = ctx.newId()
  const { sourceId, what, goods, amount, chapter, paragraph, cpv, procedure, supplier, expectedOn } = granted
  await ctx.db
    .insertInto('casework.purchase')
    .values({
      ...{ id, source_id: sourceId, what, goods, amount, part: partOf(chapter), chapter, paragraph, procedure },
      ...{ cpv: cpv ?? null, supplier, expected_on: expectedOn, state: 'approved' },
      ...{ asked_by: granted.askedBy, asked_at: granted.askedAt, decided_by: me(ctx), decided_at: ctx.now },
    })
    .execute()
  return id
}

export async function addPurchase(
  ctx: Ctx,
  asked: AskPurchaseInput & { readonly caseId: string; readonly itemId: string; readonly goods: boolean },
): Promise<string> {
  const id = ctx.newId()
  const { sourceId, what, goods, amount, chapter, paragraph, cpv, procedure, supplier, expectedOn } = asked
  await ctx.db
    .insertInto('casework.purchase')
    .values({
      ...{ id, source_id: sourceId, what, goods, amount, part: partOf(chapter), chapter, paragraph, procedure },
      ...{ cpv: cpv ?? null, supplier, expected_on: expectedOn, asked_by: me(ctx), asked_at: ctx.now },
    })
    .execute()
  await ctx.db
    .insertInto('casework.purchase_item')
    .values({ case_id: asked.caseId, basket_item_id: asked.itemId, purchase_id: id })
    .execute()
  return id
}

/** Writes how far a purchase got. Throws `Conflict` when it changed since it was loaded. */
export async function savePurchase(
  ctx: Ctx,
  purchase: Pick<Purchase, 'id' | 'rowVersion'>,
  changed: { readonly state: PurchaseState; readonly decided?: true; readonly reason?: string | undefined },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.purchase')
    .set({
      state: changed.state,
      row_version: purchase.rowVersion + 1,
      ...(changed.decided ? { decided_by: me(ctx), decided_at: ctx.now } : {}),
      ...(changed.reason === undefined ? {} : { reason: changed.reason }),
    })
    .where('id', '=', purchase.id)
    .where('row_version', '=', purchase.rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the purchase was changed meanwhile')
}

/** A payment taken back is due again; a commitment taken back ends the purchase where nothing was paid, and settles it where something was. */
export async function saveStateAfterReversal(ctx: Ctx, purchaseId: string, kind: EntryKind): Promise<void> {
  const purchase = await purchaseAt(ctx, purchaseId)
  if (kind === 'spent') return savePurchase(ctx, purchase, { state: 'approved' })
  const paid = await ctx.db
    .selectFrom('casework.money_entry as e')
    .select('e.id')
    .where('e.purchase_id', '=', purchaseId)
    .where('e.kind', '=', 'spent')
    .where('e.reverses', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('casework.money_entry as r').select('r.id').whereRef('r.reverses', '=', 'e.id'))),
    )
    .executeTakeFirst()
  return savePurchase(ctx, purchase, { state: paid ? 'settled' : 'cancelled' })
}

export type Receipt = {
  readonly id: string
  readonly onDay: LocalDate
  readonly amount: number
  readonly inventoryNo: string | null
  readonly holding: 'given' | 'lent' | null
}

/** Acceptance records of a purchase, the earliest first. */
export async function receiptsOf(ctx: Ctx, purchaseId: string): Promise<readonly Receipt[]> {
  const rows = await ctx.db
    .selectFrom('casework.purchase_receipt')
    .select(['id', 'on_day', 'amount', 'inventory_no', 'holding'])
    .where('purchase_id', '=', purchaseId)
    .orderBy('on_day')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    onDay: row.on_day as LocalDate,
    amount: Number(row.amount),
    inventoryNo: row.inventory_no,
    // The column takes these values only.
    holding: row.holding as Receipt['holding'],
  }))
}

export async function addReceipt(ctx: Ctx, purchaseId: string, accepted: AcceptPurchaseInput): Promise<string> {
  const id = ctx.newId()
  const { onDay, amount, inventoryNo, holding } = accepted
  await ctx.db
    .insertInto('casework.purchase_receipt')
    .values({
      ...{ id, purchase_id: purchaseId, on_day: onDay, amount },
      ...{ inventory_no: inventoryNo ?? null, holding: holding ?? null, accepted_by: me(ctx), accepted_at: ctx.now },
    })
    .execute()
  return id
}

/** Gives back what was committed for a line that was refused; answers how much, in grosze, or nothing where nothing is bought for it. */
export async function freeRefused(ctx: Ctx, caseId: string, itemId: string): Promise<number | null> {
  const found = await sql<{ freed: string | null }>`
    select casework.free_refused(${caseId}::uuid, ${itemId}::uuid, ${ctx.newId()}::uuid) as freed`.execute(ctx.db)
  const freed = found.rows[0]?.freed ?? null
  return freed === null ? null : Number(freed)
}
