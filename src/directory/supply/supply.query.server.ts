import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { type ServiceCard, serviceKept } from '../entries/service.query.server.ts'
import type { ServiceId } from '../entries/service.schema.ts'
import { type FreeUnits, freeUnits } from './free-units.query.server.ts'
import type { Unit } from './supply.domain.ts'

export type SupplyStatement = {
  readonly no: number
  readonly from: LocalDate
  readonly until: LocalDate | null
  /** Nothing: not counted. */
  readonly units: number | null
  readonly unit: Unit
  readonly saidAt: Date
  readonly saidBy: string
}
export type SupplyKept = {
  readonly card: ServiceCard
  readonly statements: readonly SupplyStatement[]
  readonly free: FreeUnits | null
}

/** What was said about the units of an entry, the latest first, and what is free; for whoever keeps it. */
export async function supplyKept(ctx: Ctx, id: ServiceId): Promise<SupplyKept> {
  const card = await serviceKept(ctx, id)
  const [rows, free] = await Promise.all([
    ctx.db
      .selectFrom('directory.supply as s')
      .innerJoin('identity.person as p', 'p.id', 's.said_by')
      .select(['s.no', 's.from_on', 's.until_on', 's.units', 's.unit', 's.said_at'])
      .select(sql<string>`p.given_name || ' ' || p.family_name`.as('said_by'))
      .where('s.service_id', '=', id)
      .orderBy('s.no', 'desc')
      .execute(),
    freeUnits(ctx, [id]),
  ])
  return {
    card,
    statements: rows.map((row) => ({
      no: row.no,
      from: LocalDate.parse(row.from_on),
      until: row.until_on === null ? null : LocalDate.parse(row.until_on),
      units: row.units,
      // The column's check names the same words.
      unit: row.unit as Unit,
      saidAt: row.said_at,
      saidBy: row.said_by,
    })),
    free: free.get(id) ?? null,
  }
}
