import { institutionCard } from '#institutions/server'
import { Forbidden, type InstitutionId, type LocalDate, NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { sourcesIn, sumsOfSource } from '../money/envelope.store.server.ts'
import { freeOf } from '../money/ledger.domain.ts'
import { type Purchase, purchaseAt } from '../money/purchase.store.server.ts'
import { toDecide } from './decide-support.server.ts'
import { institutionsToSupport, type Support, supportAt, supportsOfMine } from './support.store.server.ts'

export type { Support }

/** Requests for support that the reader sees, and institutions for which they may ask. */
export async function supportList(ctx: Ctx) {
  return { requests: await supportsOfMine(ctx), institutions: await institutionsToSupport(ctx) }
}

/** What asking begins from: the institution and the gminas it works in. Throws `NotFound` and `Forbidden`. */
export async function askingFor(ctx: Ctx, institutionId: InstitutionId) {
  const { id, name, area } = await institutionCard(ctx, institutionId)
  if (!(await institutionsToSupport(ctx)).some((one) => one.id === id)) throw new Forbidden('casework.support.ask')
  return { name, gminas: area.filter(({ level }) => level === 'gmina') }
}

export type SupportView = {
  readonly support: Support
  readonly place: Place | undefined
  /** What was bought for it, once it was granted. */
  readonly purchase: Purchase | null
  /** Asked for by the reader, who therefore never grants it. */
  readonly own: boolean
}

/** One request, for whoever sees it. `NotFound` for everybody else. */
export async function supportView(ctx: Ctx, supportId: string): Promise<SupportView> {
  const support = await supportAt(ctx, supportId)
  return {
    support,
    place: (await placesByCode(ctx, [support.unitCode])).get(support.unitCode),
    purchase: support.purchaseId === null ? null : await purchaseAt(ctx, support.purchaseId),
    own: support.askedBy === me(ctx),
  }
}

export type Deciding = SupportView & {
  readonly offered: readonly { readonly id: string; readonly name: string; readonly free: number }[]
  readonly today: LocalDate
}

/** The same to decide on, with the sources that it may be bought from. Throws `NotFound` and `Forbidden`. */
export async function supportToDecide(ctx: Ctx, supportId: string): Promise<Deciding> {
  const { unitCode } = await toDecide(ctx, supportId)
  const open = (await sourcesIn(ctx, unitCode)).filter(
    ({ mine, from, until }) => mine && from <= ctx.today && ctx.today <= until,
  )
  const offered: Deciding['offered'][number][] = []
  for (const { id, name } of open) offered.push({ id, name, free: freeOf(await sumsOfSource(ctx, id)) })
  return { ...(await supportView(ctx, supportId)), offered, today: ctx.today }
}

/** The same to take over or take back. Throws `NotFound` and `Forbidden`. */
export async function supportToTake(ctx: Ctx, supportId: string): Promise<SupportView> {
  const view = await supportView(ctx, supportId)
  if (!view.support.mayTake) throw new Forbidden('casework.support.take_over')
  return view
}

/** What was taken over, for its record. `NotFound` before. */
export async function supportTaken(ctx: Ctx, supportId: string) {
  const { support, place, purchase } = await supportView(ctx, supportId)
  if (support.taken === null || purchase === null) throw new NotFound('institution_support')
  return { support, place, purchase, taken: support.taken }
}
