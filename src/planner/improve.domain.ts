import { bestForFamily } from './best-for-family.domain.ts'
import { type Choice, roomAfter } from './choice.domain.ts'
import type { Option, Problem } from './problem.domain.ts'

/**
 * Gives each family, one after another, the best it can get while the others keep theirs, until nobody can get anything better. So a solver
 * that stopped near the best, or none at all, leaves no need unmet that could be met, and no later source where an earlier one is free.
 */
export function improved(problem: Problem, begun: Choice): Choice {
  const choice: (Option | null)[] = [...begun]
  const room = roomAfter(problem, begun)
  let changed = true
  while (changed) {
    changed = false
    for (const [family, needs] of problem.needsOf.entries()) {
      const had = needs.flatMap((at) => choice[at] ?? [])
      for (const option of had) room.giveBack(option)
      const already = room.metOf(family) > 0 || had.length > 0 ? problem.planning.rules.firstOfFamily : 0
      const worth = had.reduce((sum, { points }) => sum + points, already)
      const best = bestForFamily(problem, room, family)
      const better = best !== null && best.points > worth
      for (const option of better ? best.options : had) room.take(option)
      if (!better) continue
      for (const at of needs) choice[at] = null
      for (const option of best.options) choice[option.need] = option
      changed = true
    }
  }
  return choice
}
