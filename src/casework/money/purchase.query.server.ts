import { Forbidden, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { BasketLine } from '../basket/basket.query.server.ts'
import { type BasketPage, itemPageOf } from '../basket/basket-page.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { purchaseOfMine } from './decide-purchase.server.ts'
import { type EntryRow, entriesOfPurchase, type Source, sourcesIn, sumsOfSource } from './envelope.store.server.ts'
import { freeOf, type Sums, sumsOf } from './ledger.domain.ts'
import { isOpen, type Purchase, purchasesFor, type Receipt, receiptsOf } from './purchase.store.server.ts'
import { likeInYear } from './year-value.store.server.ts'

export type PurchaseView = {
  readonly purchase: Purchase
  readonly source: Source
  /** What the whole source holds. */
  readonly held: Sums
  /** What is committed and spent for this purchase. */
  readonly sums: Sums
  readonly entries: readonly EntryRow[]
  readonly receipts: readonly Receipt[]
  /** What the same buyer ordered of its kind in the year besides, in grosze. */
  readonly like: number
  /** Asked for by the reader, who therefore never approves it. */
  readonly own: boolean
}

/** A purchase to approve or to pay for. Throws `NotFound` and `Forbidden`. */
export async function purchaseIn(ctx: Ctx, unitCode: string, purchaseId: string): Promise<PurchaseView> {
  const { purchase, source } = await purchaseOfMine(ctx, { unitCode, purchaseId })
  const entries = await entriesOfPurchase(ctx, purchase.id)
  return {
    purchase,
    source,
    held: await sumsOfSource(ctx, source.id),
    sums: sumsOf(entries),
    entries,
    receipts: await receiptsOf(ctx, purchase.id),
    like: await likeInYear(ctx, purchase, { bound: true, but: purchase.id }),
    own: purchase.askedBy === me(ctx),
  }
}

export type LinePurchases = BasketPage & {
  readonly line: BasketLine
  /** What was asked for, approved or bought for this line, the latest first. */
  readonly bought: readonly (Purchase & { readonly receipts: readonly Receipt[]; readonly spent: number })[]
  /** Sources from which one may order today, with what is free in each. */
  readonly offered: readonly { readonly id: string; readonly name: string; readonly free: number }[]
  /** Nothing stands for this line, so something may be asked for. */
  readonly mayAsk: boolean
}

/**
 * What is bought for a line of a basket, for those who keep the case. `NotFound` where the line is hidden or not paid, or the gmina keeps no
 * envelope; `Forbidden` for partners who see the line.
 */
export async function purchasesOfLine(ctx: Ctx, caseId: string, itemId: string): Promise<LinePurchases> {
  const loaded = await itemPageOf(ctx, caseId, itemId)
  const { known, line } = loaded
  const seats = await seatsOfMine(ctx, known.file.id)
  if (!seats.some(({ keeper, sees }) => keeper && sees === 'names')) throw new Forbidden('casework.purchase.read')
  if (!line.paid || known.envelope === null) throw new NotFound('purchase')
  const bought: LinePurchases['bought'][number][] = []
  for (const one of await purchasesFor(ctx, known.file.id, line.id)) {
    const { spent } = sumsOf(await entriesOfPurchase(ctx, one.id))
    bought.push({ ...one, receipts: await receiptsOf(ctx, one.id), spent })
  }
  const open = (await sourcesIn(ctx, known.file.unitCode)).filter(
    ({ from, until }) => from <= ctx.today && ctx.today <= until,
  )
  const offered: LinePurchases['offered'][number][] = []
  for (const { id, name } of open) offered.push({ id, name, free: freeOf(await sumsOfSource(ctx, id)) })
  const mayAsk = known.file.closedOn === null && line.amount !== null && !bought.some(isOpen)
  return { ...loaded, bought, offered, mayAsk }
}

/** The approved purchase of a line, to accept what was done or delivered. */
export async function purchaseToAccept(ctx: Ctx, caseId: string, itemId: string) {
  const loaded = await purchasesOfLine(ctx, caseId, itemId)
  const approved = loaded.bought.find(({ state }) => state === 'approved')
  if (!approved) throw new NotFound('purchase')
  return { ...loaded, approved }
}

/** What was asked for a line and not decided yet, to take back. */
export async function purchaseToWithdraw(ctx: Ctx, caseId: string, itemId: string) {
  const loaded = await purchasesOfLine(ctx, caseId, itemId)
  const asked = loaded.bought.find(({ state }) => state === 'asked')
  if (!asked) throw new NotFound('purchase')
  return { ...loaded, asked }
}
