import { sql } from 'kysely'
import { Forbidden, LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import type { Category } from '../entries/service.domain.ts'
import type { Consent, ResourceKind } from './resource.domain.ts'
import { resourcePolicy } from './resource.policy.ts'
import type { ResourceInput } from './resource.schema.ts'

export type Resource = {
  readonly id: string
  readonly unitCode: string
  readonly kind: ResourceKind
  readonly category: Category
  readonly name: string
  readonly gives: string
  readonly whereabouts: string | null
  readonly saidBy: string
  readonly saidOn: LocalDate
  readonly audience: 'everyone' | 'signed_in'
  readonly consentOn: LocalDate | null
  readonly consentHow: Consent | null
  readonly assuredOn: LocalDate
  readonly archived: boolean
  /** The reader keeps the map it stands on. */
  readonly mine: boolean
  /** For those who keep it. */
  readonly contact: string | null
}

const resourceQuery = (ctx: Ctx) =>
  ctx.db
    .selectFrom('directory.resource as r')
    .leftJoin('directory.resource_contact as c', 'c.resource_id', 'r.id')
    .selectAll('r')
    .select('c.contact')
    .select(allowed(resourcePolicy, 'keep', 'r').as('may_keep'))

async function resources(
  ctx: Ctx,
  narrow: (query: ReturnType<typeof resourceQuery>) => ReturnType<typeof resourceQuery>,
): Promise<readonly Resource[]> {
  const rows = await narrow(resourceQuery(ctx)).orderBy(sql`r.name collate "pl-x-icu"`).orderBy('r.id').execute()
  return rows.map((row) => ({
    ...{ id: row.id, unitCode: row.unit_code, name: row.name, gives: row.gives },
    ...{ whereabouts: row.whereabouts, saidBy: row.said_by, contact: row.contact, mine: row.may_keep },
    // The columns' checks name the same words.
    kind: row.kind as ResourceKind,
    category: row.category as Category,
    audience: row.audience as Resource['audience'],
    consentHow: row.consent_how as Consent | null,
    consentOn: row.consent_on === null ? null : LocalDate.parse(row.consent_on),
    saidOn: LocalDate.parse(row.said_on),
    assuredOn: LocalDate.parse(row.assured_on),
    archived: row.archived_on !== null,
  }))
}

/** Strengths of some units that the reader may see, archived ones left out, in the order of their names. */
export const resourcesOf = (ctx: Ctx, codes: readonly string[]): Promise<readonly Resource[]> =>
  resources(ctx, (one) => one.where('r.unit_code', 'in', [...codes]).where('r.archived_on', 'is', null))

/** What stands in the archive of a map and was not replaced, for those who keep it. */
export const archivedOf = (ctx: Ctx, unitCode: string): Promise<readonly Resource[]> =>
  resources(ctx, (one) =>
    one
      .where('r.unit_code', '=', unitCode)
      .where('r.archived_on', 'is not', null)
      .where(allowed(resourcePolicy, 'keep', 'r'))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('directory.resource as n').select('n.id').whereRef('n.replaces', '=', 'r.id'))),
      ),
  )

/** A strength that the reader keeps. `NotFound` when there is none to see or a newer one stands, `Forbidden` when it is not theirs. */
export async function resourceToKeep(ctx: Ctx, unitCode: string, id: string): Promise<Resource> {
  const [found] = await resources(ctx, (one) => one.where('r.id', '=', id).where('r.unit_code', '=', unitCode))
  if (!found) throw new NotFound('directory.resource')
  if (!found.mine) throw new Forbidden('directory.resource.keep')
  const replaced = await ctx.db
    .selectFrom('directory.resource')
    .select('id')
    .where('replaces', '=', id)
    .executeTakeFirst()
  if (replaced) throw new NotFound('directory.resource')
  return found
}

/** Whether the reader keeps the map of a unit. */
export async function keepsMap(ctx: Ctx, unitCode: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select ${allowed(resourcePolicy, 'add', 'r')} as may from (select ${unitCode}::text as unit_code) r`.execute(ctx.db)
  return rows[0]?.may === true
}

/** Writes a strength down, assured by whoever writes it; `replaces` is the one whose wording it corrects. */
export async function addRow(
  ctx: Ctx,
  input: ResourceInput & { readonly unitCode: string },
  replaces: string | null,
): Promise<string> {
  const id = ctx.newId()
  const { unitCode, kind, category, name, gives, whereabouts, saidBy, saidOn, audience, contact } = input
  await ctx.db
    .insertInto('directory.resource')
    .values({
      ...{ id, unit_code: unitCode, kind, category, name, gives, whereabouts: whereabouts ?? null },
      ...{ said_by: saidBy, said_on: saidOn, audience, replaces },
      ...{ consent_on: input.consentOn ?? null, consent_how: input.consentHow ?? null },
      ...{ assured_on: ctx.today, assured_by: me(ctx), added_on: ctx.today },
    })
    .execute()
  if (contact !== undefined)
    await ctx.db
      .insertInto('directory.resource_contact')
      .values({ resource_id: id, contact, kept_by: me(ctx), kept_on: ctx.today })
      .execute()
  return id
}

export async function saveAssuredToday(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('directory.resource')
    .set({ assured_on: ctx.today, assured_by: me(ctx) })
    .where('id', '=', id)
    .execute()
}

export async function saveResourceArchived(ctx: Ctx, id: string, archived: boolean): Promise<void> {
  await ctx.db
    .updateTable('directory.resource')
    .set({ archived_on: archived ? ctx.today : null })
    .where('id', '=', id)
    .execute()
}
