import { sql } from 'kysely'
import { type InstitutionId, LocalDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { servicePolicy } from '../directory.policy.ts'
import { asEntry } from '../entries/service.store.server.ts'
import type { Provider, ProviderNamed, SharedService } from './shared-service.domain.ts'

/** An institution that rows of a file may name. */
export type ProviderFound = {
  readonly id: InstitutionId
  readonly name: string
  readonly shortName: string
  readonly nip: string | null
  readonly regon: string | null
  readonly krs: string | null
  readonly key: string
  readonly keeps: boolean
}

/** Institutions of the register by id, number or whole name, and whether the acting person keeps their entries. */
export async function providersNamed(ctx: Ctx, named: readonly ProviderNamed[]): Promise<readonly ProviderFound[]> {
  const all = (part: keyof ProviderNamed) => [...new Set(named.flatMap((one) => one[part] ?? []))]
  const { rows } = await sql<ProviderFound>`
    with met as (
      select i.id from institutions.institution i where i.id::text = any(${all('id')}::text[])
      union select i.id from institutions.institution i where i.nip = any(${all('nip')}::text[])
      union select i.id from institutions.institution i where i.regon = any(${all('regon')}::text[])
      union select i.id from institutions.institution i where i.krs = any(${all('krs')}::text[])
      union select i.id from institutions.institution i join unnest(${all('name')}::text[]) n on territory.search_key(i.name) = territory.search_key(n))
    select i.id, i.name, i.short_name as "shortName", i.nip, i.regon, i.krs, territory.search_key(i.name) as key,
      (select ${allowed(servicePolicy, 'add', 'k')} from (select i.id as institution_id) k) as keeps
    from institutions.institution i join met using (id) where i.ended_on is null order by i.id`.execute(ctx.db)
  return rows
}

export type SharedWhich = {
  /** Entries for everybody, or those that the acting person keeps. */
  readonly which: 'public' | 'kept'
  readonly organization?: string | undefined
  readonly id?: string | undefined
  readonly from?: number
  readonly most?: number
}

const shared = (ctx: Ctx, { which, organization, id }: SharedWhich) =>
  ctx.db
    .selectFrom('directory.service as s')
    .innerJoin('institutions.institution as i', 'i.id', 's.institution_id')
    .where('s.archived_on', 'is', null)
    .$if(which === 'public', (q) => q.where('s.audience', '=', 'everyone'))
    .$if(which === 'kept', (q) => q.where(allowed(servicePolicy, 'keep', 's')))
    .$if(organization !== undefined, (q) => q.where('s.institution_id', '=', organization ?? ''))
    .$if(id !== undefined, (q) => q.where('s.id', '=', id ?? ''))

/** Entries in an order that stays the same, archived ones left out. */
export async function sharedServices(ctx: Ctx, asked: SharedWhich): Promise<readonly SharedService[]> {
  const rows = await shared(ctx, asked)
    .select([
      's.id',
      's.entry',
      's.assured_on',
      'i.id as provider_id',
      'i.name',
      'i.sector',
      'i.nip',
      'i.regon',
      'i.krs',
    ])
    .orderBy('s.id')
    .$if(asked.most !== undefined, (q) => q.limit(asked.most ?? 0).offset(asked.from ?? 0))
    .execute()
  return rows.map(({ id, entry, assured_on, provider_id, name, sector, nip, regon, krs }) => ({
    id,
    provider: { id: provider_id, name, sector, nip, regon, krs },
    entry: asEntry(entry),
    assuredOn: LocalDate.parse(assured_on),
  }))
}

export async function countShared(ctx: Ctx, asked: SharedWhich): Promise<number> {
  const { n } = await shared(ctx, asked).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n
}

/** Providers of entries that are for everybody. */
export async function sharedProviders(ctx: Ctx, id?: string): Promise<readonly Provider[]> {
  return ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name', 'i.sector', 'i.nip', 'i.regon', 'i.krs'])
    .where(
      sql<boolean>`i.id in (select s.institution_id from directory.service s where s.archived_on is null and s.audience = 'everyone')`,
    )
    .$if(id !== undefined, (q) => q.where('i.id', '=', id ?? ''))
    .orderBy('i.id')
    .execute()
}
