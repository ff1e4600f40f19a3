import { Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Model, Role } from '#model'
import { versionFor } from '#model/server'
import { type Ctx, record } from '#platform/server'
import { bodyOf } from '../bodies/body.store.server.ts'
import { takesSector, unitOfRole } from '../bodies/body-unit.domain.ts'
import { isHeld, mayGive, type NewMembership, saveMembership, sectorOfEmployer } from './member.store.server.ts'

type Appointed = {
  readonly role: string
  readonly personId: string
  readonly institutionId: string
  readonly fromOn: LocalDate
}
export type AppointMemberInput = Appointed & { readonly bodyId: string; readonly substitute: boolean }
export type AppointInUnitInput = Appointed & { readonly unitCode: string }
export type AppointRefusal = 'no_such_role' | 'not_employed' | 'wrong_sector' | 'already_member'

/**
 * Gives somebody a place in a team, for the institution where they are employed, from a day on. The place works only while the employment
 * lasts and every agreement that the role needs is in force. Returns the membership's id.
 */
export async function appointMember(ctx: Ctx, input: AppointMemberInput): Promise<Outcome<string, AppointRefusal>> {
  const body = await bodyOf(ctx, input.bodyId)
  const role = roleOutsideCases(body.model, input.role)
  if (!role || (role.body !== undefined && role.body !== body.element))
    return refused('no_such_role', { field: 'role' })
  const { bodyId, substitute } = input
  const given = await give(ctx, role, body.model, { ...input, unitCode: body.unitCode, bodyId, substitute })
  if (!given.ok) return given
  const payload = { membership: given.value, person: input.personId, role: role.id }
  await record(ctx, { chain: 'body', about: body.id, name: 'teams.member.appointed', payload })
  return given
}

/** Gives somebody a role of the model in a unit, outside any team: the authorities of a gmina, the region's advisers. An administrator's act. */
export async function appointInUnit(
  ctx: Ctx,
  input: AppointInUnitInput,
): Promise<Outcome<string, AppointRefusal | 'no_model'>> {
  const adopted = await versionFor(ctx, input.unitCode)
  if (!adopted) return refused('no_model', { field: 'unitCode' })
  const role = roleOutsideCases(adopted.model, input.role)
  if (!role) return refused('no_such_role', { field: 'role' })
  const given = await give(ctx, role, adopted.model, { ...input, bodyId: null, substitute: false })
  if (!given.ok) return given
  const payload = { membership: given.value, role: role.id, unit: input.unitCode }
  await record(ctx, { chain: 'person', about: input.personId, name: 'teams.role.given', payload })
  return given
}

/** Roles of one case are seats of that case and never memberships. */
function roleOutsideCases(model: Model, id: string): Role | undefined {
  const role = model.role.find(id)
  return role && role.level !== 'case' ? role : undefined
}

type Place = Appointed & Pick<NewMembership, 'unitCode' | 'bodyId' | 'substitute'>

async function give(ctx: Ctx, role: Role, model: Model, place: Place): Promise<Outcome<string, AppointRefusal>> {
  const membership: NewMembership = {
    ...place,
    role: role.id,
    modelId: model.document.id,
    unitCode: unitOfRole(role.level, place.unitCode),
  }
  if (!(await mayGive(ctx, membership))) throw new Forbidden('appoint a member')
  const fits = await fitsRole(ctx, role, place)
  if (!fits.ok) return fits
  if (await isHeld(ctx, membership)) return refused('already_member', { field: 'person' })
  return ok(await saveMembership(ctx, membership))
}

/** Whether the person is employed there on the day, in an institution of a sector that the role takes. */
export async function fitsRole(
  ctx: Ctx,
  role: Role,
  { personId, institutionId, fromOn }: Omit<Appointed, 'role'>,
): Promise<Outcome<null, 'not_employed' | 'wrong_sector'>> {
  const sector = await sectorOfEmployer(ctx, personId, institutionId, fromOn)
  if (sector === null) return refused('not_employed', { field: 'person' })
  return takesSector(role, sector) ? ok(null) : refused('wrong_sector', { field: 'person', clause: role.clause })
}
