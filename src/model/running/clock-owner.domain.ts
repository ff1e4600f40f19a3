import type { Turn } from './clock-turns.domain.ts'

/** A place of a worker in a case by a role of the model, today or before. */
export type PlaceInTeam = {
  readonly institution: string
  readonly role: string
  readonly active: boolean
  /** A role of the whole gmina or powiat, which reaches every case: an institution may leave a team in spite of it. */
  readonly ofUnit?: true
}

/** Who is shown beside a clock: those whose turn it is, or the institution that keeps the case. There is always somebody. */
export type Owner =
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'institutions'; readonly institutions: readonly string[] }
  | { readonly kind: 'keeper'; readonly institution: string }

export type TeamNow = {
  readonly keeper: string
  readonly places: readonly PlaceInTeam[]
  /** Institutions that have ended, whether or not they had a place. */
  readonly ended?: readonly string[]
}

/**
 * Whose a clock is. An institution that has left the team or has ended, a role that nobody holds, and a turn of nobody in particular fall to
 * the institution that keeps the case: it asks somebody else or does without. One asked from outside never had a place, and stays awaited.
 */
export function ownerOf(turn: Turn, team: TeamNow): Owner {
  const keeper: Owner = { kind: 'keeper', institution: team.keeper }
  if ('role' in turn) {
    return team.places.some(({ role, active }) => active && role === turn.role)
      ? { kind: 'role', role: turn.role }
      : keeper
  }
  const here = turn.institutions.filter(
    (institution) => !team.ended?.includes(institution) && !hasLeft(institution, team.places),
  )
  return here.length > 0 ? { kind: 'institutions', institutions: here } : keeper
}

function hasLeft(institution: string, places: readonly PlaceInTeam[]): boolean {
  const held = places.filter((place) => place.institution === institution && !place.ofUnit)
  return held.length > 0 && held.every(({ active }) => !active)
}
