import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { ageOf, type Category, type EntryAge, type ServiceEntry } from './service.domain.ts'
import { asEntry } from './service.store.server.ts'

/** An entry as a candidate for somebody's need, with whoever provides it. */
export type ServiceNear = {
  readonly id: string
  readonly providerId: string
  readonly provider: string
  readonly entry: ServiceEntry
  readonly age: EntryAge
}
export type ServicesNear = {
  readonly services: readonly ServiceNear[]
  /** There are more than are answered. */
  readonly more: boolean
}

const MOST_NEAR = 40

/**
 * Entries for the reader, archived ones left out, that serve a gmina, its powiat or its voivodeship, or another gmina of the same powiat;
 * of one category where one is asked for. What serves the gmina comes first, then what is given in it, in its powiat, and what costs nothing.
 */
export async function servicesNear(
  ctx: Ctx,
  { unitCode, category }: { readonly unitCode: string; readonly category: Category | null },
): Promise<ServicesNear> {
  const [voivodeship, powiat] = [unitCode.slice(0, 2), unitCode.slice(0, 4)]
  const here = sql`array[${unitCode}, ${powiat}, ${voivodeship}]::text[]`
  const around = sql`(select array_agg(u.code) || ${voivodeship}::text from territory.unit u where starts_with(u.code, ${powiat}))`
  const found =
    category === null
      ? sql`directory.services_found(${around}, null)`
      : sql`directory.services_of_category(${around}, ${category})`
  const rows = await nearest(ctx)
    .where('s.archived_on', 'is', null)
    .where(sql<boolean>`s.id in (select ${found})`)
    .orderBy(sql`s.area && ${here} desc`)
    .orderBy(sql`coalesce(starts_with(s.place_code, ${unitCode}), false) desc`)
    .orderBy(sql`coalesce(starts_with(s.place_code, ${powiat}), false) desc`)
    .orderBy(sql`s.cost = 'free' desc`)
    .orderBy(sql`s.name collate "pl-x-icu"`)
    .orderBy('s.id')
    .limit(MOST_NEAR + 1)
    .execute()
  return { services: rows.slice(0, MOST_NEAR).map(asNear(ctx.today)), more: rows.length > MOST_NEAR }
}

/** The same by id, archived ones too, as far as the reader may see them. */
export async function servicesByIds(ctx: Ctx, ids: readonly string[]): Promise<readonly ServiceNear[]> {
  if (ids.length === 0) return []
  const rows = await nearest(ctx)
    .where('s.id', 'in', [...ids])
    .orderBy('s.id')
    .execute()
  return rows.map(asNear(ctx.today))
}

const nearest = (ctx: Ctx) =>
  ctx.db
    .selectFrom('directory.service as s')
    .innerJoin('institutions.institution as i', 'i.id', 's.institution_id')
    .select(['s.id', 's.institution_id', 's.entry', 's.assured_on', 'i.short_name as provider'])

const asNear =
  (today: LocalDate) =>
  (row: { id: string; institution_id: string; entry: unknown; assured_on: string; provider: string }): ServiceNear => ({
    id: row.id,
    providerId: row.institution_id,
    provider: row.provider,
    entry: asEntry(row.entry),
    age: ageOf(LocalDate.parse(row.assured_on), today),
  })
