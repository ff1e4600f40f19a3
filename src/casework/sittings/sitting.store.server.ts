import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Model } from '#model'
import { modelHere } from '#model/server'
import { type Ctx, me } from '#platform/server'

/** A standing team that I may convene. */
export type Convened = {
  readonly id: string
  readonly element: string
  readonly unitCode: string
  readonly name: string
  readonly model: Model
  /** My roles in it. */
  readonly roles: readonly string[]
}

/** Standing teams to which I belong, with my roles there. */
export async function bodiesOfMine(ctx: Ctx): Promise<readonly Convened[]> {
  const found = await sql<{
    id: string
    version_id: string
    element: string
    unit_code: string
    name: string
    roles: string[]
  }>`
    select b.id, b.version_id, b.element, b.unit_code, b.name, array_agg(distinct r.role) as roles
    from authz.body_roles_i_hold() r join teams.body b on b.id = r.body_id
    where b.id in (select authz.bodies_i_am_of()) group by b.id order by b.name, b.id`.execute(ctx.db)
  const bodies: Convened[] = []
  for (const { id, version_id, element, unit_code, name, roles } of found.rows) {
    const { model } = await modelHere(ctx, version_id, unit_code)
    bodies.push({ id, element, unitCode: unit_code, name, model, roles })
  }
  return bodies
}

/** Cases in which a role of mine calls meetings for the institution that keeps them. */
export async function casesIConvene(
  ctx: Ctx,
): Promise<readonly { readonly caseId: string; readonly institutionId: string }[]> {
  const found = await sql<{ caseId: string; institutionId: string }>`
    select distinct s.case_id as "caseId", s.institution_id as "institutionId" from authz.seats_i_hold() s
    join authz.case_elements_i_may('act') e on e.case_id = s.case_id and e.institution_id = s.institution_id
    where s.keeper and s.sees = 'names' and e.element = 'call_meeting'`.execute(ctx.db)
  return found.rows
}

/** Workers who belong to a team today, without me. */
export async function peopleOfBody(ctx: Ctx, { id, unitCode, model, element }: Convened): Promise<readonly string[]> {
  const roles = model.role.all.filter(({ body }) => body === element).map((role) => role.id)
  const found = await sql<{ person_id: string }>`
    select distinct m.person_id from teams.membership m
    where authz.on_day(m.from_on, m.until_on) and m.person_id <> ${me(ctx)}::uuid
      and (m.body_id = ${id}::uuid or m.body_id is null and m.unit_code = ${unitCode}
        and m.model_id = ${model.document.id} and m.role = any (${roles}::text[]))`.execute(ctx.db)
  return found.rows.map(({ person_id }) => person_id)
}

type NewSitting = {
  readonly id: string
  readonly bodyId: string | null
  readonly institutionId: string | null
  readonly day: LocalDate
  readonly place: string
  readonly link?: string | undefined
  readonly topics?: string | undefined
  readonly runBy: readonly string[]
}

export async function addSitting(ctx: Ctx, sitting: NewSitting): Promise<void> {
  await ctx.db
    .insertInto('casework.sitting')
    .values({
      id: sitting.id,
      body_id: sitting.bodyId,
      institution_id: sitting.institutionId,
      day: sitting.day,
      place: sitting.place,
      link: sitting.link ?? null,
      topics: sitting.topics ?? null,
      run_by: [...sitting.runBy],
      called_by: me(ctx),
      called_at: ctx.now,
    })
    .execute()
}

export async function addSlot(
  ctx: Ctx,
  slot: { readonly sittingId: string; readonly caseId: string; readonly meetingId: string; readonly minutes: number },
): Promise<void> {
  const { sittingId, caseId, meetingId, minutes } = slot
  await ctx.db
    .insertInto('casework.sitting_slot')
    .values({ sitting_id: sittingId, case_id: caseId, meeting_id: meetingId, minutes })
    .execute()
}
