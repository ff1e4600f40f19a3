import { sql } from 'kysely'
import type { Ctx } from '../actor/ctx.server.ts'
import { CHANNEL, told } from '../live/announce.server.ts'

export type Chain = 'case' | 'institution' | 'person' | 'body' | 'model' | 'territory' | 'learning'
/** `about` is the chain's subject; `payload` holds ids, codes and dates, never names or texts; `item` ties the fact to one piece of content, so that it is seen only with it. */
export type Fact = {
  readonly chain: Chain
  readonly about: string
  readonly name: string
  readonly payload?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
  readonly item?: string
}

/** What open pages of a case follow. */
export const CASE_CHANGED = 'case'

/** Puts one fact on the append-only record, and tells open pages of a case that it changed. The last statement of a use case: the chain's head stays locked until commit. */
export async function record(ctx: Ctx, fact: Fact): Promise<void> {
  const changed = fact.chain === 'case' && !fact.name.endsWith('.looked')
  const tell = changed ? sql`, pg_notify(${CHANNEL}, ${told(CASE_CHANGED, fact.about)})` : sql``
  const payload = JSON.stringify(fact.payload ?? {})
  await sql`select platform.record_fact(${fact.chain}, ${fact.about}::uuid, ${fact.name}, ${payload}::jsonb,
    ${fact.item ?? null}::uuid)${tell}`.execute(ctx.db)
}

export type BrokenLink = { readonly chainId: string; readonly seq: number }

/** Where the record no longer agrees with itself. Empty when nothing was tampered with. */
export async function brokenLinks(ctx: Ctx): Promise<BrokenLink[]> {
  const found = await sql<{ chain_id: string; seq: number }>`select chain_id, seq from platform.broken_links()`.execute(
    ctx.db,
  )
  return found.rows.map((r) => ({ chainId: r.chain_id, seq: r.seq }))
}
