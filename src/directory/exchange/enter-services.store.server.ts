import { sql } from 'kysely'
import type { InstitutionId, LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { ServiceEntry } from '../entries/service.domain.ts'
import { asEntry } from '../entries/service.store.server.ts'
import type { Standing } from './shared-service.domain.ts'

/** How many entries one statement takes. */
const AT_ONCE = 1000

export type ToEnter = {
  readonly id: string
  readonly institutionId: InstitutionId
  readonly entry: ServiceEntry
  readonly terms: readonly string[]
  readonly version: number
  readonly assuredOn: LocalDate
}

/** Entries with these ids, and all those of these providers. */
export async function standingOf(
  ctx: Ctx,
  asked: { readonly ids: readonly string[]; readonly providers: readonly string[] },
): Promise<readonly Standing[]> {
  const rows = await ctx.db
    .selectFrom('directory.service')
    .select(['id', 'institution_id', 'version', 'entry', 'archived_on'])
    .where(sql<boolean>`(id = any(${[...asked.ids]}::uuid[]) or institution_id = any(${[...asked.providers]}::uuid[]))`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    institutionId: row.institution_id as InstitutionId,
    version: row.version,
    entry: asEntry(row.entry),
    archived: row.archived_on !== null,
  }))
}

/** Whether these entries still stand in these versions; they are held so until the end of the transaction. */
export async function stillStand(ctx: Ctx, judged: readonly Standing[]): Promise<boolean> {
  if (judged.length === 0) return true
  const rows = await ctx.db
    .selectFrom('directory.service')
    .select(['id', 'version'])
    .where('id', '=', sql<string>`any(${judged.map(({ id }) => id)}::uuid[])`)
    .where('archived_on', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  const now = new Map(rows.map(({ id, version }) => [id, version]))
  return judged.every(({ id, version }) => now.get(id) === version)
}

function portions(all: readonly ToEnter[]): readonly string[] {
  const starts = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => i * AT_ONCE)
  return starts.map((from) =>
    JSON.stringify(
      all.slice(from, from + AT_ONCE).map(({ id, institutionId, entry, terms, version, assuredOn }) => ({
        ...{ id, entry, terms, version, institution_id: institutionId, assured_on: assuredOn },
        ...{ name: entry.name, category: entry.category, cost: entry.cost.kind, area: entry.area },
        ...{ place_code: entry.place.unitCode ?? null, audience: entry.audience },
      })),
    ),
  )
}

const ROWS = sql`as n (id uuid, institution_id uuid, name text, category text, cost text, area text[], place_code text, audience text, entry jsonb,
  terms text[], version integer, assured_on date)`

const addVersions = (ctx: Ctx, rows: string) =>
  sql`insert into directory.service_version (service_id, no, entry, saved_at, saved_by)
    select n.id, n.version, n.entry, ${ctx.now}, ${me(ctx)}::uuid from jsonb_to_recordset(${rows}::jsonb) ${ROWS}`.execute(
    ctx.db,
  )

/** New entries, each with its first version; whoever imports them assures them, as of the day that the file says. */
export async function insertServices(ctx: Ctx, all: readonly ToEnter[]): Promise<void> {
  for (const rows of portions(all)) {
    await sql`insert into directory.service (id, institution_id, name, category, cost, area, place_code, audience, entry, terms, version, assured_on,
        assured_how, assured_by, added_on)
      select n.id, n.institution_id, n.name, n.category, n.cost, n.area, n.place_code, n.audience, n.entry, n.terms, n.version, n.assured_on,
        'keeper', ${me(ctx)}::uuid, ${ctx.today}::date
      from jsonb_to_recordset(${rows}::jsonb) ${ROWS}`.execute(ctx.db)
    await addVersions(ctx, rows)
  }
}

/** The next versions of entries; links to them stop working. */
export async function updateServices(ctx: Ctx, all: readonly ToEnter[]): Promise<void> {
  for (const rows of portions(all)) {
    await sql`update directory.service s set name = n.name, category = n.category, cost = n.cost, area = n.area, place_code = n.place_code,
        audience = n.audience, entry = n.entry, terms = n.terms, version = n.version, assured_on = n.assured_on, assured_how = 'keeper',
        assured_by = ${me(ctx)}::uuid
      from jsonb_to_recordset(${rows}::jsonb) ${ROWS} where s.id = n.id`.execute(ctx.db)
    await addVersions(ctx, rows)
    await sql`update directory.confirm_link l set ended_at = ${ctx.now}, sealed = null
      from jsonb_to_recordset(${rows}::jsonb) ${ROWS} where l.service_id = n.id and l.ended_at is null`.execute(ctx.db)
  }
}
