import type { Quorum, QuorumPart, Sector } from '../definition/document.ts'

/** One of those who are to meet, or who came. */
export type Attending = {
  /** Whoever has the same place counts once: a person of two institutions, somebody absent and whoever stands in. `null`: of the family, not counted. */
  readonly place: string | null
  readonly there: boolean
  readonly sector: Sector | null
  /** Roles in the body that meets. */
  readonly roles: readonly string[]
}

/** How a meeting stands to the quorum that its body asks for. */
export type QuorumCount = {
  /** How many people must be there; 0 where the model asks only who. */
  readonly asked: number
  readonly there: number
  /** How many places were invited. */
  readonly of: number
  /** Sectors and roles of which nobody is there though somebody must be. */
  readonly sectors: readonly Sector[]
  readonly roles: readonly string[]
}

const PART: Readonly<Record<QuorumPart, (of: number) => number>> = {
  half: (of) => Math.ceil(of / 2),
  more_than_half: (of) => Math.floor(of / 2) + 1,
  two_thirds: (of) => Math.ceil((2 * of) / 3),
}

/**
 * Counts a quorum from attendance (FORMAT.md, section 5).
 * @param members the number of people asked for, where a parameter of the gmina may name it
 */
export function countQuorum(
  { part, sectors = [], roles = [] }: Quorum,
  members: number,
  people: readonly Attending[],
): QuorumCount {
  const there = people.filter((one) => one.there)
  const of = places(people)
  return {
    asked: Math.max(members, part === undefined ? 0 : PART[part](of)),
    there: places(there),
    of,
    sectors: sectors.filter((sector) => !there.some((one) => one.sector === sector)),
    roles: roles.filter((role) => !there.some((one) => one.roles.includes(role))),
  }
}

const places = (people: readonly Attending[]): number => new Set(people.flatMap(({ place }) => place ?? [])).size

/** How many people are still missing. */
export const stillMissing = ({ asked, there }: QuorumCount): number => Math.max(0, asked - there)

export const hasQuorum = (count: QuorumCount): boolean =>
  stillMissing(count) === 0 && count.sectors.length === 0 && count.roles.length === 0
