import { sql } from 'kysely'
import { type InstitutionCard, institutionCard } from '#institutions/server'
import { Forbidden, type InstitutionId, LocalDate, NotFound } from '#kernel'
import { abilities, allowed, type Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { servicePolicy } from '../directory.policy.ts'
import { ageOf, type EntryAge, type ServiceEntry } from './service.domain.ts'
import type { ServiceId } from './service.schema.ts'
import { asEntry } from './service.store.server.ts'

export type ServiceCard = {
  readonly id: ServiceId
  readonly institutionId: InstitutionId
  readonly provider: string
  readonly hasAccounts: boolean
  readonly version: number
  readonly entry: ServiceEntry
  readonly area: readonly Place[]
  readonly place: Place | null
  readonly assuredOn: LocalDate
  readonly assuredHow: 'keeper' | 'link'
  readonly age: EntryAge
  readonly archivedOn: LocalDate | null
  readonly can: { readonly keep: boolean }
}

/** One entry as its page shows it, and what the reader may do with it. `NotFound` when there is none to see. */
export async function serviceCard(ctx: Ctx, id: ServiceId): Promise<ServiceCard> {
  const row = await ctx.db
    .selectFrom('directory.service as s')
    .innerJoin('institutions.institution as i', 'i.id', 's.institution_id')
    .select(['s.institution_id', 's.version', 's.entry', 's.assured_on', 's.assured_how', 's.archived_on'])
    .select(['i.name as provider', 'i.has_accounts', abilities(servicePolicy, ['keep'], 's').as('can')])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('directory.service')
  const entry = asEntry(row.entry)
  const { unitCode } = entry.place
  const places = await placesByCode(ctx, [...entry.area, ...(unitCode ? [unitCode] : [])])
  return {
    id,
    institutionId: row.institution_id as InstitutionId,
    provider: row.provider,
    hasAccounts: row.has_accounts,
    version: row.version,
    entry,
    area: entry.area.flatMap((code) => places.get(code) ?? []),
    place: places.get(unitCode ?? '') ?? null,
    assuredOn: LocalDate.parse(row.assured_on),
    assuredHow: row.assured_how === 'link' ? 'link' : 'keeper',
    age: ageOf(LocalDate.parse(row.assured_on), ctx.today),
    archivedOn: row.archived_on === null ? null : LocalDate.parse(row.archived_on),
    can: row.can,
  }
}

/** The same for whoever keeps the entry; `Forbidden` for everybody else who sees it. */
export async function serviceKept(ctx: Ctx, id: ServiceId): Promise<ServiceCard> {
  const card = await serviceCard(ctx, id)
  if (!card.can.keep) throw new Forbidden('directory.service.keep')
  return card
}

export type Wording = {
  readonly no: number
  readonly savedOn: Date
  readonly savedBy: string
  readonly entry: ServiceEntry
}

/** What an entry said, the latest wording first; nothing for whoever does not keep it. */
export async function wordingsOf(ctx: Ctx, id: ServiceId): Promise<readonly Wording[]> {
  const rows = await ctx.db
    .selectFrom('directory.service_version as v')
    .innerJoin('identity.person as p', 'p.id', 'v.saved_by')
    .select(['v.no', 'v.saved_at', 'v.entry', sql<string>`p.given_name || ' ' || p.family_name`.as('saved_by')])
    .where('v.service_id', '=', id)
    .orderBy('v.no', 'desc')
    .execute()
  return rows.map((row) => ({ no: row.no, savedOn: row.saved_at, savedBy: row.saved_by, entry: asEntry(row.entry) }))
}

export type KeptService = {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly age: EntryAge
  readonly archived: boolean
  /** The proposal that waits for a decision. */
  readonly proposal: string | null
  /** Until when a link that was sent works. */
  readonly linkUntil: Date | null
}

/** Providers whose entries the reader keeps. */
export async function providersKept(ctx: Ctx) {
  return ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name', 'i.has_accounts'])
    .where('i.ended_on', 'is', null)
    .where(sql<boolean>`(select ${allowed(servicePolicy, 'add', 'k')} from (select i.id as institution_id) k)`)
    .orderBy(sql`i.name collate "pl-x-icu"`)
    .execute()
}

/** Entries that the reader keeps: corrections that wait first, then the oldest. */
export async function keptServices(ctx: Ctx): Promise<readonly KeptService[]> {
  const rows = await ctx.db
    .selectFrom('directory.service as s')
    .innerJoin('institutions.institution as i', 'i.id', 's.institution_id')
    .select(['s.id', 's.name', 's.assured_on', 's.archived_on', 'i.short_name as provider'])
    .select(
      sql<string | null>`(select p.id from directory.proposal p where p.service_id = s.id and p.decision is null
        order by p.made_at limit 1)`.as('proposal'),
    )
    .select(
      sql<Date | null>`(select max(l.expires_at) from directory.confirm_link l
        where l.service_id = s.id and l.ended_at is null and l.expires_at > authz.now())`.as('link_until'),
    )
    .where(allowed(servicePolicy, 'keep', 's'))
    .orderBy(sql`s.archived_on is not null`)
    .orderBy(sql`exists (select from directory.proposal p where p.service_id = s.id and p.decision is null) desc`)
    .orderBy('s.assured_on')
    .orderBy(sql`s.name collate "pl-x-icu"`)
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    provider: row.provider,
    age: ageOf(LocalDate.parse(row.assured_on), ctx.today),
    archived: row.archived_on !== null,
    proposal: row.proposal,
    linkUntil: row.link_until,
  }))
}

/** What the form of an entry needs to know of its provider. `Forbidden` for whoever does not keep its entries. */
export async function providerFor(ctx: Ctx, institutionId: InstitutionId): Promise<InstitutionCard> {
  const card = await institutionCard(ctx, institutionId)
  if (!(await providersKept(ctx)).some(({ id }) => id === institutionId)) throw new Forbidden('directory.service.add')
  return card
}

/** Units that an entry may tick: those of its provider, those it has already, and the units they lie in. */
export async function unitsOffered(ctx: Ctx, codes: readonly string[]): Promise<readonly Place[]> {
  const all = [...new Set(codes.flatMap((code) => [code, code.slice(0, 4), code.slice(0, 2)]))].sort()
  const places = await placesByCode(ctx, all)
  return all.flatMap((code) => places.get(code) ?? []).sort((a, b) => b.code.length - a.code.length)
}

/** Whether the reader keeps entries of any provider: who does finds the way to them. */
export async function keepsServices(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false
  return (await providersKept(ctx)).length > 0
}
