import type { LocalDate } from '#kernel'
import { isEarlier } from '../definition/check-ids.domain.ts'

/** The acts by which a version goes from draft to replaced, in their order; each has a body, a document and a day. */
export const VERSION_ACTS = ['consulted', 'opinioned', 'adopted', 'in_force', 'replaced'] as const
export type VersionAct = (typeof VERSION_ACTS)[number]
export type ActDated = { readonly act: VersionAct; readonly onDay: LocalDate }

/** What a published version is on a day. */
export type Standing = 'adopted' | 'in_force' | 'replaced'
export type VersionDated = { readonly version: string; readonly validFrom: string; readonly acts: readonly ActDated[] }

/**
 * What a published version is on a day. A version loaded from a file has no acts: it is in force from its `validFrom`, and
 * replaced once a later version of the same model is in force. One with acts goes by its acts alone.
 * @param all every published version of the same model
 */
export function standingOf(version: VersionDated, all: readonly VersionDated[], day: LocalDate): Standing {
  const since = inForceFrom(version)
  if (since === null || since > day) return 'adopted'
  const replaced = dayOf(version, 'replaced')
  if (replaced !== null) return replaced <= day ? 'replaced' : 'in_force'
  return version.acts.length === 0 && all.some((other) => replaces(other, version, day)) ? 'replaced' : 'in_force'
}

/** The first day on which a version is in force; nothing while no act says so. */
export function inForceFrom(version: VersionDated): string | null {
  return version.acts.length === 0 ? version.validFrom : dayOf(version, 'in_force')
}

const dayOf = ({ acts }: VersionDated, act: VersionAct): LocalDate | null =>
  acts.find((one) => one.act === act)?.onDay ?? null

function replaces(other: VersionDated, version: VersionDated, day: LocalDate): boolean {
  const since = inForceFrom(other)
  return isEarlier(version.version, other.version) && since !== null && since <= day
}

/** Acts that were done must not lie ahead; from when a version is in force or replaced may be decided beforehand. */
const DONE: ReadonlySet<VersionAct> = new Set(['consulted', 'opinioned', 'adopted'])

export type ActRefusal = 'act_skipped' | 'act_done_already' | 'day_ahead' | 'day_before_last_act' | 'day_before_valid'

/** Why an act cannot be recorded; nothing when it can. */
export function refusalOfAct(
  asked: ActDated,
  {
    acts,
    validFrom,
    today,
  }: { readonly acts: readonly ActDated[]; readonly validFrom: string; readonly today: LocalDate },
): ActRefusal | null {
  if (acts.some(({ act }) => act === asked.act)) return 'act_done_already'
  if (nextAct(acts) !== asked.act) return 'act_skipped'
  if (DONE.has(asked.act) && asked.onDay > today) return 'day_ahead'
  if (acts.some(({ onDay }) => onDay > asked.onDay)) return 'day_before_last_act'
  return asked.act === 'in_force' && asked.onDay < validFrom ? 'day_before_valid' : null
}

/** The act that comes next; nothing when all were recorded. */
export const nextAct = (acts: readonly ActDated[]): VersionAct | null =>
  VERSION_ACTS.find((act) => acts.every((one) => one.act !== act)) ?? null
