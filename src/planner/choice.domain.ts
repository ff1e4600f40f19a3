import type { Option, Problem } from './problem.domain.ts'
import { type Room, roomOf } from './room.domain.ts'

/** What is planned for each need of a problem, in its order; null where nothing is. Promises are not part of it. */
export type Choice = readonly (Option | null)[]

/** The room that a choice leaves. */
export function roomAfter(problem: Problem, choice: Choice): Room {
  const room = roomOf(problem)
  for (const option of choice) if (option) room.take(option)
  return room
}

/**
 * What a choice is worth by the table of priorities: the points of its lines, and once for each family that gets anything. What was promised
 * adds nothing but that its family gets something.
 */
export function worthOf(problem: Problem, choice: Choice): number {
  const { firstOfFamily } = problem.planning.rules
  const helped = problem.needsOf.filter((needs) => needs.some((at) => choice[at] || problem.needs[at]?.promised))
  return choice.reduce((sum, option) => sum + (option?.points ?? 0), 0) + helped.length * firstOfFamily
}
