import { sql } from 'kysely'
import { BodyId, Forbidden, type LocalDate, ModelVersionId, NotFound } from '#kernel'
import type { Model, NameOf } from '#model'
import { modelHere } from '#model/server'
import { allowed, type Ctx } from '#platform/server'
import { bodyPolicy } from '../teams.policy.ts'

/** A standing team with the model version it was formed under. */
export type Body = {
  readonly id: BodyId
  readonly versionId: ModelVersionId
  /** The team as its model names it. */
  readonly element: string
  readonly process: string | null
  readonly unitCode: string
  readonly name: string
  readonly stage: string | null
  readonly visitNo: number
  readonly openedOn: LocalDate
  readonly model: Model
}

const COLUMNS = [
  'id',
  'version_id',
  'element',
  'process',
  'unit_code',
  'name',
  'stage',
  'visit_no',
  'opened_on',
] as const

/** A team by its id. Throws NotFound. */
export async function bodyOf(ctx: Ctx, bodyId: string): Promise<Body> {
  const row = await ctx.db.selectFrom('teams.body').select(COLUMNS).where('id', '=', bodyId).executeTakeFirst()
  if (!row) throw new NotFound('team')
  return {
    id: BodyId.parse(row.id),
    versionId: ModelVersionId.parse(row.version_id),
    element: row.element,
    process: row.process,
    unitCode: row.unit_code,
    name: row.name,
    stage: row.stage,
    visitNo: row.visit_no,
    openedOn: row.opened_on as LocalDate,
    model: (await modelHere(ctx, row.version_id, row.unit_code)).model,
  }
}

/** The team, locked until it is moved. Forbidden to whom no transition of its process belongs. */
export async function bodyToMove(ctx: Ctx, bodyId: string): Promise<Body> {
  await bodyOf(ctx, bodyId)
  const locked = await ctx.db
    .selectFrom('teams.body as b')
    .select('b.id')
    .where('b.id', '=', bodyId)
    .where(allowed(bodyPolicy, 'move', 'b'))
    .forUpdate()
    .executeTakeFirst()
  if (!locked) throw new Forbidden('move a team')
  return bodyOf(ctx, bodyId)
}

export async function mayFound(ctx: Ctx, unitCode: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ unit_code: string }>`(select ${unitCode}::text as unit_code)`.as('b'))
    .select(allowed(bodyPolicy, 'found', 'b').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

export type NewBody = Omit<Body, 'id' | 'model' | 'stage' | 'visitNo' | 'openedOn'> & { readonly stage: string | null }

export async function saveBody(ctx: Ctx, body: NewBody): Promise<BodyId> {
  const id = BodyId.parse(ctx.newId())
  await ctx.db
    .insertInto('teams.body')
    .values({
      id,
      version_id: body.versionId,
      element: body.element,
      process: body.process,
      unit_code: body.unitCode,
      name: body.name,
      stage: body.stage,
      opened_on: ctx.today,
    })
    .execute()
  return id
}

export type Visited = {
  readonly bodyId: string
  readonly no: number
  readonly stage: string
  readonly transition: string | null
  readonly reason: string | null
}

/** Puts the entry to a stage on the team's record. */
export async function saveVisit(ctx: Ctx, visited: Visited): Promise<void> {
  await ctx.db
    .insertInto('teams.visit')
    .values({
      body_id: visited.bodyId,
      no: visited.no,
      stage: visited.stage,
      entered_at: ctx.now,
      entered_on: ctx.today,
      transition: visited.transition,
      reason: visited.reason,
      made_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    })
    .execute()
}

export async function enterStage(ctx: Ctx, { bodyId, no, stage }: Visited): Promise<void> {
  await ctx.db
    .updateTable('teams.body')
    .set((set) => ({ stage, visit_no: no, row_version: set('row_version', '+', 1) }))
    .where('id', '=', bodyId)
    .execute()
}

/** A role of mine in the team and the institution I hold it for. */
export type BodySeat = { readonly role: string; readonly institutionId: string }

export async function mySeats(ctx: Ctx, bodyId: string): Promise<readonly BodySeat[]> {
  if (ctx.actor.kind !== 'person') return []
  const found = await sql<{ role: string; institution_id: string }>`
    select r.role, r.institution_id from authz.body_roles_i_hold() r where r.body_id = ${bodyId}::uuid order by 1, 2`.execute(
    ctx.db,
  )
  return found.rows.map((row) => ({ role: row.role, institutionId: row.institution_id }))
}

/** Whether the team's inner record is open to the actor: to its members, to those whose unit it serves, to an administrator. */
export async function seesRecord(ctx: Ctx, bodyId: string): Promise<boolean> {
  const found = await sql<{ sees: boolean }>`
    select (${bodyId}::uuid in (select authz.bodies_i_sit_in()) or authz.i_administer() or authz.acting_as('setup')) as sees`.execute(
    ctx.db,
  )
  return found.rows[0]?.sees ?? false
}

/** Names of workers and institutions by id, of those the actor may read. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<NameOf> {
  if (ids.length === 0) return () => undefined
  const people = await ctx.db
    .selectFrom('identity.person')
    .select(['id', 'given_name', 'family_name'])
    .where('id', 'in', [...ids])
    .execute()
  const institutions = await ctx.db
    .selectFrom('institutions.institution')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  const names = new Map([
    ...people.map((one): [string, string] => [one.id, `${one.given_name} ${one.family_name}`]),
    ...institutions.map((one): [string, string] => [one.id, one.name]),
  ])
  return (id) => names.get(id)
}
