import type { Model, Role, Sector, SubjectKind } from '#model'

export type OpeningInstitution = { readonly id: string; readonly sector: Sector }

/** By which case role, for which institution somebody begins a case, and which institution keeps it. */
export type Opening = { readonly role: Role | null; readonly opener: OpeningInstitution; readonly keeper: string }

/** Case roles of the first step, in the order of the model: the first one leads. */
export function openingRoles(model: Model, kind: SubjectKind): readonly Role[] {
  const process = model.findProcessFor({ case: kind })
  const first = process?.stages.find(({ id }) => id === process.start)?.steps[0]
  return (first?.by ?? []).map((role) => model.role(role)).filter(({ level }) => level === 'case')
}

export const accepts = (role: Role, sector: Sector): boolean => role.sectors?.includes(sector) ?? true

/**
 * The opener's institution keeps the case when the leading role accepts its sector; otherwise the institution that coordinates the
 * gmina does (FORMAT.md, section 5, Seats). Nothing when nobody could keep it.
 */
export function opening(
  model: Model,
  kind: SubjectKind,
  mine: readonly OpeningInstitution[],
  coordinating: readonly string[],
): Opening | null {
  const roles = openingRoles(model, kind)
  const [lead] = roles
  const leading = lead && mine.find(({ sector }) => accepts(lead, sector))
  if (lead && leading) return { role: lead, opener: leading, keeper: leading.id }
  const [opener] = mine
  const keeper = coordinating.find((id) => mine.every((one) => one.id !== id))
  if (!opener || keeper === undefined) return null
  return { role: roles.find((role) => accepts(role, opener.sector)) ?? null, opener, keeper }
}
