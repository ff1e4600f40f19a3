import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { SECTORS, type Sector } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { standInsIn } from '../stand-ins/stand-ins.query.server.ts'

/** An institution as one side of a disclosure. */
export type Party = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly sector: Sector
}

/** Somebody with a place in the case for an institution. */
export type SeatedWorker = {
  readonly personId: string
  readonly name: string
  readonly role: string
  /** The absent colleague whose place it is, and until when it is held for them. */
  readonly inPlaceOf?: { readonly name: string; readonly until: LocalDate } | undefined
}
export type Recipients = Party & { readonly workers: readonly SeatedWorker[] }

export async function partyOf(ctx: Ctx, institutionId: string): Promise<Party> {
  const [party] = await parties(ctx, [institutionId])
  if (!party) throw new NotFound('institution')
  return party
}

async function parties(ctx: Ctx, ids: readonly string[]): Promise<readonly Party[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('institutions.institution')
    .select(['id', 'name', 'short_name', 'sector'])
    .where('id', 'in', ids)
    .orderBy('short_name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, shortName: row.short_name, sector: sectorOf(row.sector) }))
}

function sectorOf(text: string): Sector {
  const sector = SECTORS.find((one) => one === text)
  if (!sector) throw new Error(`unknown sector ${text}`)
  return sector
}

/** Every institution with people in the case today, and who they are: those to whom something can be shown. */
export async function recipientsIn(ctx: Ctx, { file, facts }: KnownCase): Promise<readonly Recipients[]> {
  const held: readonly Place[] = [
    ...(await placesStoodIn(ctx, file.id)),
    ...facts.members.flatMap(({ active, institution, person, role }) =>
      active && institution !== null ? [{ institution, person, role }] : [],
    ),
    ...(await seatsNow(ctx, file.id)),
  ]
  const working = await rolesInCases(ctx, file.versionId)
  const places = [...new Map(held.map((one) => [`${one.institution} ${one.person} ${one.role}`, one])).values()].filter(
    ({ role }) => working.has(role),
  )
  const names = await namesOf(ctx, [...new Set(places.map(({ person }) => person))])
  const sides = await parties(ctx, [...new Set(places.map(({ institution }) => institution))])
  return sides.map((side) => ({
    ...side,
    workers: places
      .filter(({ institution }) => institution === side.id)
      .map(({ person, role, inPlaceOf }) => ({ personId: person, role, inPlaceOf, name: names.get(person) ?? '' })),
  }))
}

type Place = Pick<SeatedWorker, 'role' | 'inPlaceOf'> & { readonly institution: string; readonly person: string }

/** A place of one's own comes after it in the list and is told instead. */
async function placesStoodIn(ctx: Ctx, caseId: string): Promise<readonly Place[]> {
  return (await standInsIn(ctx, caseId)).map(({ standInId, institutionId, role, absent, until }) => ({
    institution: institutionId,
    person: standInId,
    role,
    inPlaceOf: { name: absent, until },
  }))
}

async function seatsNow(ctx: Ctx, caseId: string) {
  const rows = await ctx.db
    .selectFrom('casework.seat')
    .select(['institution_id', 'person_id', 'role'])
    .where('case_id', '=', caseId)
    .where('from_on', '<=', ctx.today)
    .where((w) => w.or([w('until_on', 'is', null), w('until_on', '>=', ctx.today)]))
    .execute()
  return rows.map((row) => ({ institution: row.institution_id, person: row.person_id, role: row.role }))
}

/** Roles held in each case separately, and those that sit in every case of their gmina. */
async function rolesInCases(ctx: Ctx, versionId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('model.role')
    .select('role')
    .where('version_id', '=', versionId)
    .where((w) => w.or([w('level', '=', 'case'), w('every_case', '=', true)]))
    .execute()
  return new Set(rows.map(({ role }) => role))
}

export async function namesOf(ctx: Ctx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('identity.person')
    .select(['id', 'given_name', 'family_name'])
    .where('id', 'in', personIds)
    .execute()
  return new Map(rows.map((row) => [row.id, `${row.given_name} ${row.family_name}`]))
}

/** The last day of the plan in force, or of the one proposed; nothing before there is a plan. */
export async function planEnd(ctx: Ctx, caseId: string): Promise<LocalDate | null> {
  const row = await ctx.db
    .selectFrom('casework.plan')
    .select('until_on')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['active', 'proposed'])
    .orderBy(sql`state = 'active'`, 'desc')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.until_on ?? null) as LocalDate | null
}
