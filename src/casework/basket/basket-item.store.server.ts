import { sql } from 'kysely'
import { Conflict, type LocalDate, NotFound } from '#kernel'
import type { ItemState } from '#model'
import { allowed, type Ctx } from '#platform/server'
import { basketItemPolicy } from './basket.policy.ts'

export type BasketItemAdded = {
  readonly caseId: string
  readonly instanceId: string
  readonly rowKey: string
  /** The entry that says what it is. */
  readonly itemId: string
  readonly urgent: boolean
  readonly goods: boolean
  readonly serviceKey: string
  readonly provider: string | null
  readonly subjectId: string | null
  readonly from: LocalDate | null
  readonly until: LocalDate | null
  readonly state: ItemState
  /** An item without a source is not paid. */
  readonly source?: string | null
  readonly paid?: boolean
  /** Grosze. */
  readonly amount?: number | null
  readonly justified?: boolean
  readonly actionKey?: string | null
}

/** Puts a service or a thing into the basket of a case; answers with its id. */
export async function addBasketItem(ctx: Ctx, item: BasketItemAdded): Promise<string> {
  const id = ctx.newId()
  const { caseId, rowKey, urgent, state } = item
  await ctx.db
    .insertInto('casework.basket_item')
    .values({ id, case_id: caseId, row_key: rowKey, urgent, state, ...columnsOf(item) })
    .execute()
  return id
}

const columnsOf = (item: BasketItemAdded) => ({
  form_instance_id: item.instanceId,
  item_id: item.itemId,
  goods: item.goods,
  what_key: item.serviceKey,
  source: item.source ?? null,
  paid: item.paid ?? false,
  amount: item.amount ?? null,
  justified: item.justified ?? false,
  provider_institution_id: item.provider,
  subject_id: item.subjectId,
  action_key: item.actionKey ?? null,
  from_on: item.from,
  until_on: item.until,
})

/** Writes a line anew as the newer basket says; how far it got stays. */
export async function rewriteBasketItem(ctx: Ctx, id: string, item: BasketItemAdded): Promise<void> {
  await ctx.db
    .updateTable('casework.basket_item')
    .set((row) => ({ ...columnsOf(item), row_version: row('row_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Lines that the newer basket leaves out no longer count. */
export async function leaveOut(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('casework.basket_item')
    .set((row) => ({ current: false, row_version: row('row_version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute()
}

export type BasketItemRow = {
  readonly id: string
  readonly rowKey: string
  readonly urgent: boolean
  readonly goods: boolean
  readonly paid: boolean
  /** Grosze. */
  readonly amount: number | null
  readonly provider: string | null
  readonly state: ItemState
  readonly rowVersion: number
  readonly mayDeliver: boolean
}

/** Lines of the basket that count and that this reader sees. */
export async function basketItemsOf(ctx: Ctx, caseId: string): Promise<readonly BasketItemRow[]> {
  const rows = await ctx.db
    .selectFrom('casework.basket_item as b')
    .select([
      'b.id',
      'b.row_key',
      'b.urgent',
      'b.goods',
      'b.paid',
      'b.amount',
      'b.provider_institution_id',
      'b.state',
      'b.row_version',
      allowed(basketItemPolicy, 'deliver', 'b').as('may'),
    ])
    .where('b.case_id', '=', caseId)
    .where('b.current', '=', true)
    .orderBy('b.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    rowKey: row.row_key,
    urgent: row.urgent,
    goods: row.goods,
    paid: row.paid,
    amount: row.amount === null ? null : Number(row.amount),
    provider: row.provider_institution_id,
    // The column takes these states only.
    state: row.state as ItemState,
    rowVersion: row.row_version,
    mayDeliver: row.may,
  }))
}

/** A line to act on; `NotFound` when there is none or it is hidden. */
export async function basketItem(ctx: Ctx, caseId: string, id: string): Promise<BasketItemRow> {
  const found = (await basketItemsOf(ctx, caseId)).find((one) => one.id === id)
  if (!found) throw new NotFound('basket item')
  return found
}

/** Moves a line on. Throws `Conflict` when it changed since it was loaded. */
export async function saveItemState(
  ctx: Ctx,
  moved: { id: string; rowVersion: number; state: ItemState; deliveredOn?: LocalDate },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.basket_item')
    .set({
      state: moved.state,
      row_version: moved.rowVersion + 1,
      ...(moved.deliveredOn ? { delivered_on: moved.deliveredOn } : {}),
    })
    .where('id', '=', moved.id)
    .where('row_version', '=', moved.rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the line of the basket was changed meanwhile')
}

/** Orders from one envelope wait for each other, whatever case they are of, so that two together never exceed it. */
export async function holdEnvelope(ctx: Ctx, unitCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('envelope ' || ${unitCode}, 0))`.execute(ctx.db)
}
