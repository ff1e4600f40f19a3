import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { itemServicePolicy } from './units.policy.ts'

/** A line of a basket. */
export type Line = { readonly caseId: string; readonly itemId: string }
export type Tie = { readonly serviceId: string; readonly units: number }

/** By which entry of the directory a line is given; nothing when it is tied to none, or the line is hidden. */
export async function tieOf(ctx: Ctx, { caseId, itemId }: Line): Promise<Tie | null> {
  const found = await ctx.db
    .selectFrom('casework.item_service')
    .select(['service_id', 'units'])
    .where('case_id', '=', caseId)
    .where('basket_item_id', '=', itemId)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.service_id ? { serviceId: found.service_id, units: found.units } : null
}

/** Whether the acting person says by which entries lines of a case are given. */
export async function mayTie(ctx: Ctx, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select ${allowed(itemServicePolicy, 'tie', 's')} as may from (select ${caseId}::uuid as case_id) s`.execute(ctx.db)
  return rows[0]?.may === true
}

export async function saveTie(ctx: Ctx, { caseId, itemId }: Line, tie: Tie | null): Promise<void> {
  const said = { said_by: me(ctx), said_at: ctx.now }
  const tied = { service_id: tie?.serviceId ?? null, units: tie?.units ?? 1 }
  await ctx.db
    .insertInto('casework.item_service')
    .values({ id: ctx.newId(), case_id: caseId, basket_item_id: itemId, ...tied, ...said })
    .execute()
}

/** What a line holds, and whether it waits. */
export async function claimsOf(ctx: Ctx, { caseId, itemId }: Line): Promise<{ holds: boolean; waits: boolean }> {
  const [held, waits] = await Promise.all([
    ctx.db
      .selectFrom('casework.unit_hold')
      .select('id')
      .where('case_id', '=', caseId)
      .where('basket_item_id', '=', itemId)
      .where('released_at', 'is', null)
      .executeTakeFirst(),
    ctx.db
      .selectFrom('casework.waiting')
      .select('id')
      .where('case_id', '=', caseId)
      .where('basket_item_id', '=', itemId)
      .where('left_at', 'is', null)
      .executeTakeFirst(),
  ])
  return { holds: held !== undefined, waits: waits !== undefined }
}

/** How asking for a unit went: `untied` lines belong to no entry and take nothing. */
export type Taken = 'taken' | 'held' | 'untied' | 'full' | 'others_wait'

/** Takes what a line needs of its service, unless there is too little or somebody comes before. Nothing for those who may not. */
export async function takeUnit(ctx: Ctx, { caseId, itemId }: Line, holdId = ctx.newId()): Promise<Taken | null> {
  const found = await sql<{ taken: Taken | null }>`
    select casework.take_unit(${holdId}::uuid, ${caseId}::uuid, ${itemId}::uuid) as taken`.execute(ctx.db)
  return found.rows[0]?.taken ?? null
}

/** Puts a line on the list of its service; answers which service, nothing for one without. What it held is free. */
export async function joinWaiting(ctx: Ctx, { caseId, itemId }: Line, since: LocalDate): Promise<string | null> {
  const found = await sql<{ service: string | null }>`
    select casework.join_waiting(${ctx.newId()}::uuid, ${caseId}::uuid, ${itemId}::uuid, ${since}::date) as service`.execute(
    ctx.db,
  )
  return found.rows[0]?.service ?? null
}

/** Frees what a line holds and takes it off the list; answers the service of which something is free now. */
export async function releaseUnit(
  ctx: Ctx,
  { caseId, itemId }: Line,
  why: 'refused' | 'ended' | 'left_out',
): Promise<string | null> {
  const found = await sql<{ service: string }>`
    select s as service from casework.release_unit(${caseId}::uuid, ${itemId}::uuid, ${why}) s`.execute(ctx.db)
  return found.rows[0]?.service ?? null
}

/** The agreed last day of what a line holds; nothing for a hold without one. */
export async function heldUntil(ctx: Ctx, { caseId }: Line, holdId: string): Promise<LocalDate | null> {
  const row = await ctx.db
    .selectFrom('casework.unit_hold')
    .select('until_on')
    .where('case_id', '=', caseId)
    .where('id', '=', holdId)
    .executeTakeFirst()
  return (row?.until_on as LocalDate | null | undefined) ?? null
}

type Order = {
  readonly caseId: string
  readonly waitingId: string
  readonly urgent: boolean
  readonly itemId: string
  readonly by: string
}

/** Keeps that somebody waits urgently or no longer; earlier changes stay. */
export async function saveOrder(ctx: Ctx, { caseId, waitingId, urgent, itemId, by }: Order): Promise<void> {
  const said = { urgent, item_id: itemId, said_by: by, said_at: ctx.now }
  await ctx.db
    .insertInto('casework.waiting_order')
    .values({ id: ctx.newId(), case_id: caseId, waiting_id: waitingId, ...said })
    .execute()
}

/** Services of which a case holds units, as far as I see its lines. */
export async function servicesHeld(ctx: Ctx, caseId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('casework.unit_hold')
    .select('service_id')
    .distinct()
    .where('case_id', '=', caseId)
    .where('released_at', 'is', null)
    .execute()
  return rows.map(({ service_id }) => service_id)
}
