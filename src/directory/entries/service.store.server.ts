import { sql } from 'kysely'
import { Conflict, Forbidden, type InstitutionId, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { servicePolicy } from '../directory.policy.ts'
import type { ServiceEntry } from './service.domain.ts'
import type { ServiceId } from './service.schema.ts'

/** Written by the use cases of this capability alone, from an entry. */
export const asEntry = (stored: unknown): ServiceEntry => stored as ServiceEntry

export type ServiceToKeep = {
  readonly id: ServiceId
  readonly institutionId: InstitutionId
  readonly version: number
  readonly entry: ServiceEntry
  readonly archived: boolean
}

/** Throws `Forbidden` for whoever does not keep entries of an institution. */
export async function mustAdd(ctx: Ctx, institutionId: InstitutionId): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select ${allowed(servicePolicy, 'add', 's')} as may from (select ${institutionId}::uuid as institution_id) s`.execute(
    ctx.db,
  )
  if (!rows[0]?.may) throw new Forbidden('directory.service.add')
}

/** An entry, locked for a change. `NotFound` when there is none to see, `Forbidden` when it is not this person's to keep. */
export async function serviceToKeep(ctx: Ctx, id: ServiceId): Promise<ServiceToKeep> {
  const found = await ctx.db
    .selectFrom('directory.service as s')
    .select([
      's.institution_id',
      's.version',
      's.entry',
      's.archived_on',
      allowed(servicePolicy, 'keep', 's').as('may'),
    ])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('directory.service')
  if (!found.may) throw new Forbidden('directory.service.keep')
  const { version } = await ctx.db
    .selectFrom('directory.service')
    .select('version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (version !== found.version) throw new Conflict('the entry was changed meanwhile')
  return {
    id,
    institutionId: found.institution_id as InstitutionId,
    version,
    entry: asEntry(found.entry),
    archived: found.archived_on !== null,
  }
}

type Saved = { readonly entry: ServiceEntry; readonly terms: readonly string[]; readonly version: number }

const columnsOf = ({ entry, terms, version }: Saved) => ({
  name: entry.name,
  category: entry.category,
  cost: entry.cost.kind,
  area: [...entry.area],
  place_code: entry.place.unitCode ?? null,
  audience: entry.audience,
  entry: JSON.stringify(entry),
  terms: [...terms],
  version,
})

const assuredNow = (ctx: Ctx) => ({ assured_on: ctx.today, assured_how: 'keeper', assured_by: me(ctx) })

/** A new entry with its first version; whoever adds it assures it. */
export async function saveNew(ctx: Ctx, id: ServiceId, institutionId: InstitutionId, saved: Saved): Promise<void> {
  await ctx.db
    .insertInto('directory.service')
    .values({ id, institution_id: institutionId, ...columnsOf(saved), ...assuredNow(ctx), added_on: ctx.today })
    .execute()
  await addVersion(ctx, id, saved)
}

/** The next version of an entry; whoever saves it assures it, unless its provider did. */
export async function saveNext(ctx: Ctx, id: ServiceId, saved: Saved, assuredBy: 'keeper' | 'provider'): Promise<void> {
  const assured =
    assuredBy === 'keeper' ? assuredNow(ctx) : { assured_on: ctx.today, assured_how: 'link', assured_by: null }
  await ctx.db
    .updateTable('directory.service')
    .set({ ...columnsOf(saved), ...assured })
    .where('id', '=', id)
    .execute()
  await addVersion(ctx, id, saved)
}

async function addVersion(ctx: Ctx, id: ServiceId, { entry, version }: Saved): Promise<void> {
  await ctx.db
    .insertInto('directory.service_version')
    .values({ service_id: id, no: version, entry: JSON.stringify(entry), saved_at: ctx.now, saved_by: me(ctx) })
    .execute()
}

export async function saveAssured(ctx: Ctx, id: ServiceId): Promise<void> {
  await ctx.db.updateTable('directory.service').set(assuredNow(ctx)).where('id', '=', id).execute()
}

/** In the archive from today, or back in the directory. */
export async function saveArchived(ctx: Ctx, id: ServiceId, archived: boolean): Promise<void> {
  await ctx.db
    .updateTable('directory.service')
    .set({ archived_on: archived ? ctx.today : null })
    .where('id', '=', id)
    .execute()
}
