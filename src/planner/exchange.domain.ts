import { type Choice, roomAfter } from './choice.domain.ts'
import { improved } from './improve.domain.ts'
import type { Option, Problem } from './problem.domain.ts'
import type { Room } from './room.domain.ts'

/** One need gets an option whose units another one gives up, which gets something else or nothing. */
type Exchange = {
  readonly gets: Option
  readonly gives: Option
  readonly instead: Option | null
  readonly gain: number
}

/**
 * Goes on from a choice by single exchanges: whoever has nothing takes the units of another need that can be met elsewhere, or that matters
 * less. Only what makes the whole better is done, so it ends. Afterwards each family gets its best once more.
 */
export function exchanged(problem: Problem, begun: Choice): Choice {
  let choice = improved(problem, begun)
  for (;;) {
    const next = onePass(problem, choice)
    if (next === null) return choice
    choice = improved(problem, next)
  }
}

function onePass(problem: Problem, begun: Choice): Choice | null {
  const choice: (Option | null)[] = [...begun]
  const room = roomAfter(problem, begun)
  const holders = new Map<number, Set<Option>>()
  const put = (option: Option) => {
    choice[option.need] = option
    room.take(option)
    const there = holders.get(option.service)
    if (there) there.add(option)
    else holders.set(option.service, new Set([option]))
  }
  for (const option of begun) {
    if (option) holders.set(option.service, (holders.get(option.service) ?? new Set()).add(option))
  }
  let changed = false
  for (const [need, { options }] of problem.needs.entries()) {
    if (choice[need]) continue
    const best = options
      .flatMap((gets) => bestExchange(problem, room, gets, holders.get(gets.service) ?? new Set()) ?? [])
      .reduce<Exchange | null>((first, one) => (first && first.gain >= one.gain ? first : one), null)
    if (!best) continue
    choice[best.gives.need] = null
    holders.get(best.gives.service)?.delete(best.gives)
    room.giveBack(best.gives)
    put(best.gets)
    if (best.instead) put(best.instead)
    changed = true
  }
  return changed ? choice : null
}

/** The exchange for these units that gains most; null when none gains anything. */
function bestExchange(problem: Problem, room: Room, gets: Option, holders: ReadonlySet<Option>): Exchange | null {
  const { firstOfFamily } = problem.planning.rules
  let best: Exchange | null = null
  for (const gives of holders) {
    if (room.unitsFree(gets.service) + gives.units < gets.units) continue
    // What the other need can bring at most is not enough.
    const other = problem.needs[gives.need]?.options ?? []
    if (gets.points - gives.points + (other[0]?.points ?? 0) + firstOfFamily <= (best?.gain ?? 0)) continue
    const before = helped(room, gets, gives)
    room.giveBack(gives)
    if (room.fits(gets)) {
      room.take(gets)
      const instead = other.find((option) => option !== gives && room.fits(option)) ?? null
      if (instead) room.take(instead)
      const first = (helped(room, gets, gives) - before) * firstOfFamily
      const gain = gets.points - gives.points + (instead?.points ?? 0) + first
      if (gain > (best?.gain ?? 0)) best = { gets, gives, instead, gain }
      if (instead) room.giveBack(instead)
      room.giveBack(gets)
    }
    room.take(gives)
  }
  return best
}

const helped = (room: Room, a: Option, b: Option): number =>
  (room.metOf(a.family) > 0 ? 1 : 0) + (a.family !== b.family && room.metOf(b.family) > 0 ? 1 : 0)
