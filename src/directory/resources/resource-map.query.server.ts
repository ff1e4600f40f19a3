import { sql } from 'kysely'
import { Forbidden, LocalDate, NotFound } from '#kernel'
import { inOrder } from '#platform'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { ageOf, type Category, type EntryAge } from '../entries/service.domain.ts'
import { type AreaOfMap, byArea } from './resource.domain.ts'
import { archivedOf, keepsMap, type Resource, resourcesOf, resourceToKeep } from './resource.store.server.ts'

export type { Resource }

export type ServiceOnMap = {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly category: Category
  readonly age: EntryAge
}
export type ResourceOnMap = Resource & { readonly age: EntryAge; readonly place: Place | null }

/** What stands in a gmina or powiat for its people: services of the catalogue and strengths beside them, area by area, gaps included. */
export type ResourceMap = {
  readonly place: Place
  readonly areas: readonly AreaOfMap<ServiceOnMap, ResourceOnMap>[]
  /** Services or strengths beyond what one page shows. */
  readonly more: boolean
  readonly keeps: boolean
  readonly signedIn: boolean
  /** For those who keep it. */
  readonly archived: readonly Resource[]
  readonly today: LocalDate
}

/** Inferred: more than a powiat of ten gminas has; a page stays light. */
const MOST_SHOWN = 300

/** The resource map of a gmina or powiat, as far as its reader may see what stands on it. `NotFound` for a unit that is not there. */
export async function resourceMap(ctx: Ctx, unitCode: string): Promise<ResourceMap> {
  const codes = await codesOf(ctx, unitCode)
  const [places, resources, services, keeps] = await Promise.all([
    placesByCode(ctx, codes),
    resourcesOf(ctx, codes),
    servicesIn(ctx, codes),
    keepsMap(ctx, unitCode),
  ])
  const place = places.get(unitCode)
  if (!place) throw new NotFound('territory.unit')
  const shown = resources.slice(0, MOST_SHOWN)
  return {
    place,
    areas: byArea(
      services.slice(0, MOST_SHOWN),
      shown.map((one) => ({
        ...one,
        age: ageOf(one.assuredOn, ctx.today),
        place: one.unitCode === unitCode ? null : (places.get(one.unitCode) ?? null),
      })),
    ),
    more: services.length > MOST_SHOWN || resources.length > MOST_SHOWN,
    keeps,
    signedIn: ctx.actor.kind === 'person',
    archived: keeps ? await archivedOf(ctx, unitCode) : [],
    today: ctx.today,
  }
}

/** The unit, those that lie in it, and its powiat: what the powiat has is there for each of its gminas. */
async function codesOf(ctx: Ctx, unitCode: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('territory.unit')
    .select('code')
    .where(sql<boolean>`starts_with(code, ${unitCode})`)
    .where('code', '!=', unitCode)
    .execute()
  return [...new Set([unitCode, unitCode.slice(0, 4), ...rows.map(({ code }) => code)])]
}

async function servicesIn(ctx: Ctx, codes: readonly string[]): Promise<readonly ServiceOnMap[]> {
  const area = [...codes, (codes[0] ?? '').slice(0, 2)]
  const rows = await ctx.db
    .selectFrom('directory.service as s')
    .innerJoin('institutions.institution as i', 'i.id', 's.institution_id')
    .select(['s.id', 's.name', 's.category', 's.assured_on', 'i.short_name as provider'])
    .where(sql<boolean>`s.id in (select directory.services_found(${area}::text[], null))`)
    .orderBy(sql`s.name collate "pl-x-icu"`)
    .orderBy('s.id')
    .limit(MOST_SHOWN + 1)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, provider: row.provider },
    // The column's check names the same words.
    category: row.category as Category,
    age: ageOf(LocalDate.parse(row.assured_on), ctx.today),
  }))
}

/** Places on whose map the reader sees a strength, and those whose map they keep, in the order of their names. */
export async function resourceMaps(ctx: Ctx): Promise<readonly Place[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct r.unit_code as code from directory.resource r where r.archived_on is null
    union select u from authz.units_whose_resources_i_keep() u where length(u) in (4, 6)`.execute(ctx.db)
  const places = await placesByCode(
    ctx,
    rows.map(({ code }) => code),
  )
  const order = inOrder('pl')
  return [...places.values()]
    .filter(({ code }) => rows.some((one) => one.code === code))
    .sort((a, b) => order(a.name, b.name))
}

/** The place of a map that the reader keeps. Throws `NotFound` and `Forbidden`. */
export async function mapKept(ctx: Ctx, unitCode: string): Promise<Place> {
  const place = (await placesByCode(ctx, [unitCode])).get(unitCode)
  if (!place) throw new NotFound('territory.unit')
  if (!(await keepsMap(ctx, unitCode))) throw new Forbidden('directory.resource.add')
  return place
}

/** A strength that the reader keeps, with its place and age. Throws `NotFound` and `Forbidden`. */
export async function resourceKept(ctx: Ctx, unitCode: string, id: string) {
  const resource = await resourceToKeep(ctx, unitCode, id)
  return { resource, place: await mapKept(ctx, unitCode), age: ageOf(resource.assuredOn, ctx.today) }
}
