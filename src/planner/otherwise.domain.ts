import { type Outcome, ok, refused } from '#kernel'
import { worthOf } from './choice.domain.ts'
import type { NeedWeight, Planning } from './planning.domain.ts'
import { costOf, type PlanningFlaw, type Problem, problemOf } from './problem.domain.ts'
import { proposalOf } from './proposal.domain.ts'
import { roomOf } from './room.domain.ts'
import { type Solver, solveAll } from './solve.domain.ts'

/** A need held to one service, or kept from it. */
export type Held = { readonly need: string; readonly service: string; readonly must: boolean }
export type OtherwiseRefusal = PlanningFlaw | 'unknown_need' | 'unknown_service' | 'cannot_be_had' | 'not_solved'

/**
 * What the best proposal of all families loses when one choice is held, everybody else being planned anew: points of the proposal, never below zero.
 * Both proposals are solved to the end, so the answer does not depend on where a search stopped.
 */
export function costsForAll(planning: Planning, held: Held, solver: Solver): Outcome<number, OtherwiseRefusal> {
  const free = problemOf(planning)
  if (!free.ok) return free
  const need = free.value.needs.findIndex((place) => place.need.id === held.need)
  const place = free.value.needs[need]
  if (!place || place.promised) return refused('unknown_need')
  const service = free.value.serviceAt.get(held.service)
  if (service === undefined) return refused('unknown_service')
  const option = place.options.find((one) => one.service === service)
  if (held.must && (!option || !roomOf(free.value).fits(option))) return refused('cannot_be_had')
  const best = exactWorth(free.value, solver)
  const other = problemOf(held.must ? promising(planning, held) : keptFrom(planning, held))
  if (!other.ok) return other
  const otherwise = exactWorth(other.value, solver)
  if (best === null || otherwise === null) return refused('not_solved')
  return ok(best - otherwise - (held.must ? (option?.points ?? 0) : 0))
}

function exactWorth(problem: Problem, solver: Solver): number | null {
  const { choice, method } = solveAll(problem, solver, 'exact')
  return method === 'exact' ? worthOf(problem, choice) : null
}

/** What must be is planned like a promise: first, and whatever comes of the others. */
function promising(planning: Planning, { need: id, service: by }: Held): Planning {
  const need = planning.families.flatMap(({ needs }) => needs).find((one) => one.id === id)
  const service = planning.services.find((one) => one.id === by)
  if (!need || !service) return planning
  const promise = { need: id, service: by, units: need.units, grosze: costOf(need, service) }
  return { ...planning, promises: [...planning.promises, promise] }
}

function keptFrom(planning: Planning, { need: id, service }: Held): Planning {
  return {
    ...planning,
    families: planning.families.map((family) => ({
      ...family,
      needs: family.needs.map((need) => (need.id === id ? { ...need, declined: [...need.declined, service] } : need)),
    })),
  }
}

/** What one more unit of a kind would bring. */
export type WouldHelp = {
  readonly kind: string
  /** The service that got the unit: of its kind the one that most waiting needs could use. */
  readonly service: string
  readonly points: number
  /** How many more needs would be met; below zero where less weighty ones give way. */
  readonly met: Readonly<Record<NeedWeight, number>>
}

/** Plans that one question may take. */
export const MOST_TRIED = 8

/**
 * Which services would help most: for each kind one more unit, and everybody planned anew. Only kinds that needs wait for are tried, those
 * that would bring most if all went to the waiting first, and no more than `most` of them. Null where the solver could not run.
 */
export function whatWouldHelp(
  planning: Planning,
  solver: Solver,
  most = MOST_TRIED,
): Outcome<readonly WouldHelp[], PlanningFlaw | 'not_solved'> {
  const read = problemOf(planning)
  if (!read.ok) return read
  const problem = read.value
  const now = solveAll(problem, solver, 'exact')
  if (now.method !== 'exact') return refused('not_solved')
  const before = proposalOf(problem, now.choice, now.method, now.atMost).totals
  const found: WouldHelp[] = []
  for (const { kind, service } of tried(problem, now.choice, most)) {
    const more = problemOf(withOneMore(planning, service))
    if (!more.ok) return more
    const then = solveAll(more.value, solver, 'exact')
    if (then.method !== 'exact') return refused('not_solved')
    const after = proposalOf(more.value, then.choice, then.method, then.atMost).totals
    const met = {
      urgent: after.met.urgent - before.met.urgent,
      important: after.met.important - before.met.important,
      would_help: after.met.would_help - before.met.would_help,
    }
    found.push({ kind, service, points: after.points - before.points, met })
  }
  return ok(found.sort((a, b) => b.points - a.points || (a.kind < b.kind ? -1 : 1)))
}

type Tried = { readonly kind: string; readonly service: string; readonly most: number; readonly waiting: number }

/** The kinds worth trying: by the weightiest need that waits for one. */
function tried(problem: Problem, choice: ReturnType<typeof solveAll>['choice'], most: number): readonly Tried[] {
  const waiting = new Map<number, { most: number; waiting: number }>()
  for (const [at, { options, promised }] of problem.needs.entries()) {
    if (choice[at] || promised) continue
    for (const { service, points } of options) {
      const so = waiting.get(service) ?? { most: 0, waiting: 0 }
      waiting.set(service, { most: Math.max(so.most, points), waiting: so.waiting + 1 })
    }
  }
  const byKind = new Map<string, Tried>()
  for (const [at, service] of problem.services.entries()) {
    const wanted = waiting.get(at)
    if (!wanted || service.units === null) continue
    const best = byKind.get(service.kind)
    if (!best || wanted.waiting > best.waiting)
      byKind.set(service.kind, { kind: service.kind, service: service.id, ...wanted })
  }
  return [...byKind.values()]
    .sort((a, b) => b.most - a.most || b.waiting - a.waiting || (a.kind < b.kind ? -1 : 1))
    .slice(0, most)
}

const withOneMore = (planning: Planning, id: string): Planning => ({
  ...planning,
  services: planning.services.map((one) =>
    one.id === id && one.units !== null ? { ...one, units: one.units + 1 } : one,
  ),
})
