import type { Choice } from './choice.domain.ts'
import type { Option, Problem } from './problem.domain.ts'
import { roomOf } from './room.domain.ts'

/**
 * A proposal without a solver: the line worth most first, then the next one that still fits. A family that has nothing yet comes before others by
 * what the table gives for that.
 */
export function greedyChoice(problem: Problem): Choice {
  const { firstOfFamily } = problem.planning.rules
  const room = roomOf(problem)
  const choice: (Option | null)[] = problem.needs.map(() => null)
  const sorted = problem.needs
    .flatMap(({ options }) => options)
    .sort((a, b) => b.points - a.points || a.grosze - b.grosze || a.need - b.need || a.service - b.service)

  const tryTo = (option: Option): void => {
    if (choice[option.need] || !room.fits(option)) return
    choice[option.need] = option
    room.take(option)
  }
  // Two readings of one list: families without anything are as far ahead as they get for it.
  let ahead = 0
  for (const option of sorted) {
    for (let early = sorted[ahead]; early && early.points + firstOfFamily >= option.points; early = sorted[ahead]) {
      if (room.metOf(early.family) === 0) tryTo(early)
      ahead += 1
    }
    tryTo(option)
  }
  return choice
}
