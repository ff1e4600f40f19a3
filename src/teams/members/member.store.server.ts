import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Sector } from '#model'
import { allowed, type Ctx } from '#platform/server'
import { membershipPolicy } from '../teams.policy.ts'

export type NewMembership = {
  readonly personId: string
  readonly institutionId: string
  readonly modelId: string
  readonly role: string
  readonly unitCode: string
  /** Without a team the role is held in the unit, as that of the authorities of a gmina. */
  readonly bodyId: string | null
  readonly substitute: boolean
  readonly fromOn: LocalDate
}

const rowOf = (ctx: Ctx, one: NewMembership) => ({
  id: ctx.newId(),
  person_id: one.personId,
  institution_id: one.institutionId,
  model_id: one.modelId,
  role: one.role,
  unit_code: one.unitCode,
  body_id: one.bodyId,
  substitute: one.substitute,
  from_on: one.fromOn,
  recorded_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
})

export async function saveMembership(ctx: Ctx, membership: NewMembership): Promise<string> {
  const row = rowOf(ctx, membership)
  await ctx.db.insertInto('teams.membership').values(row).execute()
  return row.id
}

/** Whether the actor may give this place: as one who manages the members, or as the head of the institution that nominates. */
export async function mayGive(ctx: Ctx, { bodyId, institutionId, role }: NewMembership): Promise<boolean> {
  const place = sql<{
    body_id: string
  }>`(select ${bodyId}::uuid as body_id, ${institutionId}::uuid as institution_id, ${role}::text as role)`
  const found = await ctx.db
    .selectFrom(place.as('m'))
    .select([
      allowed(membershipPolicy, 'appoint', 'm').as('appoint'),
      allowed(membershipPolicy, 'nominate', 'm').as('nominate'),
    ])
    .executeTakeFirstOrThrow()
  return found.appoint === true || found.nominate === true
}

/** The sector of an institution where the person is employed on the day; nothing when the person is not. */
export async function sectorOfEmployer(
  ctx: Ctx,
  personId: string,
  institutionId: string,
  day: LocalDate,
): Promise<Sector | null> {
  const found = await ctx.db
    .selectFrom('institutions.employment as e')
    .innerJoin('institutions.institution as i', 'i.id', 'e.institution_id')
    .select('i.sector')
    .where('e.person_id', '=', personId)
    .where('e.institution_id', '=', institutionId)
    .where('e.from_on', '<=', day)
    .where((w) => w.or([w('e.until_on', 'is', null), w('e.until_on', '>=', day)]))
    .executeTakeFirst()
  // The register takes only sectors of the closed vocabulary.
  return found ? (found.sector as Sector) : null
}

/** Whether the same place is held by the same person already on the day. */
export async function isHeld(ctx: Ctx, one: NewMembership): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('teams.membership as m')
    .select('m.id')
    .where('m.person_id', '=', one.personId)
    .where('m.institution_id', '=', one.institutionId)
    .where('m.model_id', '=', one.modelId)
    .where('m.role', '=', one.role)
    .where('m.unit_code', '=', one.unitCode)
    .where('m.body_id', one.bodyId === null ? 'is' : '=', one.bodyId)
    .where((w) => w.or([w('m.until_on', 'is', null), w('m.until_on', '>=', one.fromOn)]))
    .executeTakeFirst()
  return found !== undefined
}

export type HeldMembership = {
  readonly id: string
  readonly bodyId: string | null
  readonly personId: string
  readonly institutionId: string
  readonly role: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
  readonly mayRelease: boolean
}

export async function findMembership(ctx: Ctx, id: string): Promise<HeldMembership | null> {
  const row = await ctx.db
    .selectFrom('teams.membership as m')
    .select(['m.id', 'm.body_id', 'm.person_id', 'm.institution_id', 'm.role', 'm.from_on', 'm.until_on'])
    .select(allowed(membershipPolicy, 'release', 'm').as('may_release'))
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    bodyId: row.body_id,
    personId: row.person_id,
    institutionId: row.institution_id,
    role: row.role,
    fromOn: row.from_on as LocalDate,
    untilOn: row.until_on as LocalDate | null,
    mayRelease: row.may_release === true,
  }
}

export async function endMembership(ctx: Ctx, id: string, lastDay: LocalDate): Promise<void> {
  await ctx.db.updateTable('teams.membership').set({ until_on: lastDay }).where('id', '=', id).execute()
}

/** Whether the actor may give places in the team at all. */
export async function mayManageMembers(ctx: Ctx, bodyId: string): Promise<boolean> {
  const place = sql<{ body_id: string }>`(select ${bodyId}::uuid as body_id)`
  const found = await ctx.db
    .selectFrom(place.as('m'))
    .select(allowed(membershipPolicy, 'appoint', 'm').as('may'))
    .executeTakeFirstOrThrow()
  return found.may === true
}

/** Whether the actor may give roles that are held in a unit. */
export async function mayGiveInUnits(ctx: Ctx): Promise<boolean> {
  const place = sql<{ body_id: string | null }>`(select null::uuid as body_id)`
  const found = await ctx.db
    .selectFrom(place.as('m'))
    .select(allowed(membershipPolicy, 'appoint', 'm').as('may'))
    .executeTakeFirstOrThrow()
  return found.may === true
}

/** Whoever holds one role is given another. */
export type RoleTaken = { readonly held: string; readonly become: string }
type Taken = {
  readonly membershipId: string
  readonly personId: string
  readonly role: string
  readonly unitCode: string
}

/** Gives the roles that take the place of others; answers those that were given now. The worker's alone. */
export async function takenInUnit(
  ctx: Ctx,
  { unitCode, modelId, roles }: { unitCode: string; modelId: string; roles: readonly RoleTaken[] },
): Promise<readonly Taken[]> {
  const { rows } = await sql<Taken>`
    select membership_id as "membershipId", person_id as "personId", role, unit_code as "unitCode"
    from teams.take_new_roles(${unitCode}, ${modelId}, ${JSON.stringify(roles)}::jsonb)`.execute(ctx.db)
  return rows
}
