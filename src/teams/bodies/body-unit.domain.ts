import type { BodyLevel, Model, Process, Role } from '#model'

/** A standing team of the model that a gmina may form: teams for single cases come with their case. */
export const standingBodies = (model: Model) => model.body.all.filter(({ lifetime }) => lifetime === 'standing')

/** TERYT codes tell the units above: two digits of a voivodeship, four of a powiat. */
const VOIVODESHIP = 2
const POWIAT = 4

/**
 * The unit a team belongs to when a gmina forms it. Only a team of the region stands above the gmina: one at the level of the powiat still
 * serves the gmina whose model it belongs to, because models are adopted by gminas.
 */
export const unitOfBody = (level: BodyLevel, gmina: string): string =>
  level === 'region' ? gmina.slice(0, VOIVODESHIP) : gmina

/** The unit in which a role of this level is held, for a team of the gmina or of the region. */
export function unitOfRole(level: Role['level'], unitCode: string): string {
  if (level === 'region') return unitCode.slice(0, VOIVODESHIP)
  return level === 'powiat' ? unitCode.slice(0, POWIAT) : unitCode
}

export function partyUnit(party: 'gmina' | 'powiat' | 'region', unitCode: string): string {
  if (party === 'gmina') return unitCode
  return unitCode.slice(0, party === 'powiat' ? POWIAT : VOIVODESHIP)
}

/** Roles with power over the team itself: nobody gets one by another institution's declaration. */
const POWERS = ['manage_members', 'manage_agreements', 'localise'] as const

/**
 * The role of a team that comes with a nomination by an institution: it needs the nomination, carries no power over the team, and of
 * several the one the composition asks most of.
 */
export function nominatedRole(model: Model, element: string): Role | undefined {
  const wanted = model.body(element).composition.roles ?? []
  const mostOf = (role: string) => wanted.find((one) => one.role === role)?.min ?? 0
  const nominations = model.agreement.all.filter(({ kind }) => kind === 'nomination').map(({ id }) => id)
  return model.role.all
    .filter((role) => role.body === element && role.needs?.some((need) => nominations.includes(need)))
    .filter((role) => !POWERS.some((power) => role.can?.includes(power)))
    .toSorted((a, b) => mostOf(b.id) - mostOf(a.id))[0]
}

/** Roles that lead the first steps of a team: they may move it out of its first stage and gather its members. */
export function leadingRoles(model: Model, process: Process): readonly Role[] {
  const first = model.stage(process.start)
  const movers = new Set(first.transitions.flatMap(({ by }) => by))
  return model.role.all.filter(({ id, can, level }) => {
    return level !== 'case' && movers.has(id) && can?.includes('manage_members')
  })
}

/**
 * Roles which those who manage a team's members may give: roles of the team, and those in whose name an institution accedes. Others (the
 * authorities, the region's advisers) are given by an administrator.
 */
export function rolesToGive(model: Model, element: string): readonly Role[] {
  const acceding = model.document.forms.filter(({ record }) => record === 'accession').flatMap((form) => form.filledBy)
  return model.role.all.filter(({ id, level, body }) => {
    return level !== 'case' && (body === element || (body === undefined && acceding.includes(id)))
  })
}

/** An institution of the role's sector, when the role asks for one. */
export const takesSector = (role: Role, sector: string): boolean =>
  role.sectors === undefined || role.sectors.some((one) => one === sector)
