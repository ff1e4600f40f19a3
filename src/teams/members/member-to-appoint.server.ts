import { Forbidden } from '#kernel'
import { versionFor } from '#model/server'
import type { Ctx } from '#platform/server'
import { askPlace } from '#territory/server'
import { bodyOf } from '../bodies/body.store.server.ts'
import { rolesToGive } from '../bodies/body-unit.domain.ts'
import { employedIn, institutionsAround } from '../steps/step-people.query.server.ts'
import { mayGiveInUnits, mayManageMembers } from './member.store.server.ts'

async function peopleAround(ctx: Ctx, unitCode: string) {
  const around = await institutionsAround(ctx, unitCode)
  return employedIn(
    ctx,
    around.map(({ id }) => id),
  )
}

/** Roles that may be given in a team and people who may hold them. Forbidden to whom its members are not entrusted. */
export async function memberToAppoint(ctx: Ctx, bodyId: string) {
  const body = await bodyOf(ctx, bodyId)
  if (!(await mayManageMembers(ctx, bodyId))) throw new Forbidden('appoint a member')
  const roles = rolesToGive(body.model, body.element)
  return { body, roles, people: await peopleAround(ctx, body.unitCode), today: ctx.today }
}

/** The same for roles held in a unit, outside any team: an administrator gives them. */
export async function unitRoleToGive(ctx: Ctx, query: Readonly<Record<string, string>>) {
  if (!(await mayGiveInUnits(ctx))) throw new Forbidden('give a role')
  const asked = await askPlace(ctx, query, 'unitCode', 'gmina')
  if (!asked.picked) return { asked, roles: null, people: [], today: ctx.today }
  const adopted = await versionFor(ctx, asked.picked.code)
  const roles = adopted ? adopted.model.role.all.filter(({ level }) => level !== 'case') : null
  return { asked, roles, people: await peopleAround(ctx, asked.picked.code), today: ctx.today }
}
