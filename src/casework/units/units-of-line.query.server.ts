import { sql } from 'kysely'
import type { FreeUnits } from '#directory'
import { freeUnits, serviceNamed } from '#directory/server'
import type { LocalDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { claimsOf, type Line, tieOf } from './unit.store.server.ts'
import { waitingOrderPolicy } from './units.policy.ts'

/** Where a line stands on the list of its service, and why there. */
export type WaitingPlace = {
  readonly itemId: string
  readonly waitingId: string
  readonly place: number
  readonly urgent: boolean
  readonly since: LocalDate
  /** Urgent ones before this ordinary one. */
  readonly urgentAhead: number
  /** Those as urgent as this one that wait longer. */
  readonly longerAhead: number
  /** Until when a free unit is, or was, offered. */
  readonly offeredUntil: Date | null
}

export type UnitsOfLine = {
  readonly serviceId: string
  /** Nothing for an entry that the reader may not see. */
  readonly service: string | null
  readonly units: number
  readonly free: FreeUnits | null
  readonly holds: boolean
  readonly waiting: WaitingPlace | null
}

/** From which entry a line is, what of it is free, and what the line holds or waits for; nothing for a line without an entry. */
export async function unitsOfLine(ctx: Ctx, line: Line): Promise<UnitsOfLine | null> {
  const tie = await tieOf(ctx, line)
  if (!tie) return null
  const [service, free, claims, places] = await Promise.all([
    serviceNamed(ctx, tie.serviceId),
    freeUnits(ctx, [tie.serviceId]),
    claimsOf(ctx, line),
    waitingPlaces(ctx, line.caseId),
  ])
  return {
    ...tie,
    service: service?.name ?? null,
    free: free.get(tie.serviceId) ?? null,
    holds: claims.holds,
    waiting: places.get(line.itemId) ?? null,
  }
}

/** Where each line of a case that waits stands, by line, as far as the lines are mine to see. */
export async function waitingPlaces(ctx: Ctx, caseId: string): Promise<ReadonlyMap<string, WaitingPlace>> {
  const { rows } = await sql<{
    item_id: string
    waiting_id: string
    place: string
    urgent: boolean
    since: LocalDate
    urgent_ahead: string
    longer_ahead: string
    offered_until: Date | null
  }>`
    select w.basket_item_id as item_id, p.* from casework.waiting w
    cross join lateral casework.waiting_place(w.case_id, w.basket_item_id) p
    where w.case_id = ${caseId}::uuid and w.left_at is null`.execute(ctx.db)
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        itemId: row.item_id,
        waitingId: row.waiting_id,
        place: Number(row.place),
        urgent: row.urgent,
        since: row.since,
        urgentAhead: Number(row.urgent_ahead),
        longerAhead: Number(row.longer_ahead),
        offeredUntil: row.offered_until,
      },
    ]),
  )
}

/** One change of who waits urgently: when, by whom, and in which words where these are mine to see. */
export type OrderChange = {
  readonly urgent: boolean
  readonly saidAt: Date
  readonly saidBy: string
  readonly words: string | null
}

export async function orderChanges(ctx: Ctx, caseId: string, waitingId: string): Promise<readonly OrderChange[]> {
  const rows = await ctx.db
    .selectFrom('casework.waiting_order as o')
    .innerJoin('identity.person as p', 'p.id', 'o.said_by')
    .leftJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'o.case_id').onRef('i.id', '=', 'o.item_id'))
    .select(['o.urgent', 'o.said_at', 'i.body'])
    .select(sql<string>`p.given_name || ' ' || p.family_name`.as('said_by'))
    .where('o.case_id', '=', caseId)
    .where('o.waiting_id', '=', waitingId)
    .orderBy('o.said_at', 'desc')
    .orderBy('o.id', 'desc')
    .execute()
  return rows.map((row) => ({
    urgent: row.urgent,
    saidAt: row.said_at,
    saidBy: row.said_by,
    // Written by `reorderWaiting` alone.
    words: (row.body as { readonly text?: string } | null)?.text ?? null,
  }))
}

/** Whether the acting person says who of a case waits urgently. */
export async function mayReorder(ctx: Ctx, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select ${allowed(waitingOrderPolicy, 'change', 's')} as may from (select ${caseId}::uuid as case_id) s`.execute(
    ctx.db,
  )
  return rows[0]?.may === true
}
