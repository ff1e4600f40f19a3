import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Choice, roomAfter, worthOf } from './choice.domain.ts'
import { drawnPlanning, shuffled } from './drawn-plannings.fixture.ts'
import { loadSolver } from './highs.ts'
import { costsForAll, whatWouldHelp } from './otherwise.domain.ts'
import type { Planning } from './planning.domain.ts'
import { inventedPlanning } from './plannings.fixture.ts'
import { type Option, type Problem, problemOf } from './problem.domain.ts'
import { gapOf } from './proposal.domain.ts'
import { proposeForFamily, proposeGreedily } from './propose.domain.ts'
import { roomOf } from './room.domain.ts'
import { NEAR, proposeForAll, type Solver, solveAll } from './solve.domain.ts'
import { breachesOf } from './verify.domain.ts'

const solver = await loadSolver()
const nobodySolves: Solver = { relax: () => null, branch: () => null }

function problemIn(planning: Planning): Problem {
  const problem = problemOf(planning)
  if (!problem.ok) throw new Error(problem.refusal)
  return problem.value
}

/** What the best choice is worth, found by looking at every choice there is. */
function bestOfAll(problem: Problem): number {
  const room = roomOf(problem)
  const choice: (Option | null)[] = problem.needs.map(() => null)
  let best = 0
  const look = (at: number): void => {
    const need = problem.needs[at]
    if (!need) {
      best = Math.max(best, worthOf(problem, choice))
      return
    }
    look(at + 1)
    for (const option of need.options) {
      if (!room.fits(option)) continue
      room.take(option)
      choice[at] = option
      look(at + 1)
      choice[at] = null
      room.giveBack(option)
    }
  }
  look(0)
  return best
}

const few = drawnPlanning({ families: 3, needs: 2 })
const more = drawnPlanning({ families: 30, needs: 4 })

describe('no proposal breaks a rule', () => {
  test('of the solver, whatever families need and however little there is', () => {
    fc.assert(
      fc.property(more, (planning) => {
        const proposal = proposeForAll(problemIn(planning), solver, 'near')
        expect(breachesOf(planning, proposal)).toEqual([])
        expect(gapOf(proposal)).toBeLessThanOrEqual(NEAR / (1 - NEAR))
      }),
      { numRuns: 25 },
    )
  })

  test('of the fallback without a solver either', () => {
    fc.assert(
      fc.property(more, (planning) => {
        const proposal = proposeGreedily(planning)
        expect(proposal.ok && breachesOf(planning, proposal.value)).toEqual([])
        expect(proposal.ok && proposal.value.atMost).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  test('where the solver gives up, the proposal is put together line by line and says so', () => {
    const planning = inventedPlanning({ families: 30, needs: 4, services: 24, supply: 0.3 })
    const proposal = proposeForAll(problemIn(planning), nobodySolves, 'near')
    expect(proposal).toMatchObject({ method: 'greedy', atMost: null })
    expect(breachesOf(planning, proposal)).toEqual([])
  })
})

describe('the same planning has the same proposal', () => {
  test('in whatever order its families, needs and services come', () => {
    fc.assert(
      fc.property(more, (planning) => {
        expect(proposeForAll(problemIn(shuffled(planning)), solver, 'near')).toEqual(
          proposeForAll(problemIn(planning), solver, 'near'),
        )
        expect(proposeGreedily(shuffled(planning))).toEqual(proposeGreedily(planning))
      }),
      { numRuns: 15 },
    )
  })
})

describe('nothing better exists', () => {
  test('for one family, whose proposal is told to be exact', () => {
    fc.assert(
      fc.property(drawnPlanning({ families: 1, needs: 5 }), (planning) => {
        const proposal = proposeForFamily(planning)
        expect(proposal).toMatchObject({ ok: true, value: { method: 'exact' } })
        expect(proposal.ok && proposal.value.totals.points).toBe(bestOfAll(problemIn(planning)))
        expect(proposal.ok && breachesOf(planning, proposal.value)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('for all families together, when they are solved to the end', () => {
    fc.assert(
      fc.property(few, (planning) => {
        const problem = problemIn(planning)
        const { choice, method } = solveAll(problem, solver, 'exact')
        expect(method).toBe('exact')
        expect(worthOf(problem, choice)).toBe(bestOfAll(problem))
      }),
      { numRuns: 60 },
    )
  })
})

describe('what it costs to choose otherwise', () => {
  /** Everything but one service of one need, or nothing but it. */
  const heldTo = (planning: Planning, id: string, keep: (service: string) => boolean): Planning => ({
    ...planning,
    families: planning.families.map((family) => ({
      ...family,
      needs: family.needs.map((need) =>
        need.id === id ? { ...need, judged: need.judged.filter(({ service }) => keep(service)) } : need,
      ),
    })),
  })

  test('is what a proposal made anew without that choice is worth less', () => {
    fc.assert(
      fc.property(few, (planning) => {
        const problem = problemIn(planning)
        const { choice } = solveAll(problem, solver, 'exact')
        for (const option of chosen(choice).slice(0, 2)) {
          const need = problem.needs[option.need]?.need.id ?? ''
          const service = problem.services[option.service]?.id ?? ''
          const without = bestOfAll(problemIn(heldTo(planning, need, (id) => id !== service)))
          const costs = costsForAll(planning, { need, service, must: false }, solver)
          expect(costs).toEqual({ ok: true, value: bestOfAll(problem) - without })
        }
      }),
      { numRuns: 25 },
    )
  })

  test('is what a proposal made anew with another choice is worth less', () => {
    fc.assert(
      fc.property(few, (planning) => {
        const problem = problemIn(planning)
        const option = problem.needs.flatMap(({ options }) => options.slice(1)).find(roomOf(problem).fits)
        if (!option) return
        const need = problem.needs[option.need]?.need.id ?? ''
        const service = problem.services[option.service]?.id ?? ''
        // The best among all choices that hold to this one.
        const only = problemIn(heldTo(planning, need, (id) => id === service))
        const bonus = 1_000_000
        const needs = only.needs.map((place) =>
          place.need.id === need
            ? { ...place, options: place.options.map((one) => ({ ...one, points: one.points + bonus })) }
            : place,
        )
        const with_ = bestOfAll({ ...only, needs }) - bonus
        const costs = costsForAll(planning, { need, service, must: true }, solver)
        expect(costs).toEqual({ ok: true, value: bestOfAll(problem) - with_ })
      }),
      { numRuns: 25 },
    )
  })

  const chosen = (choice: Choice) => choice.flatMap((option) => option ?? [])
})

describe('which service would help most', () => {
  test('is found by planning anew with one more unit, the best first', () => {
    const planning = inventedPlanning({ families: 12, needs: 3, services: 24, supply: 0.2, categories: 3 })
    const found = whatWouldHelp(planning, solver, 4)
    if (!found.ok) throw new Error(found.refusal)
    expect(found.value).toHaveLength(4)
    expect(found.value.map(({ points }) => points)).toEqual(
      found.value.map(({ points }) => points).toSorted((a, b) => b - a),
    )
    const worth = (given: Planning) => {
      const problem = problemIn(given)
      return worthOf(problem, solveAll(problem, solver, 'exact').choice)
    }
    for (const { service, points } of found.value) {
      const services = planning.services.map((one) =>
        one.id === service ? { ...one, units: (one.units ?? 0) + 1 } : one,
      )
      expect(points).toBe(worth({ ...planning, services }) - worth(planning))
      expect(points).toBeGreaterThanOrEqual(0)
    }
    expect(whatWouldHelp(shuffled(planning), solver, 4)).toEqual(found)
  })

  test('nobody guesses it without a solver', () => {
    const planning = inventedPlanning({ families: 12, needs: 3, services: 24, supply: 0.2, categories: 3 })
    expect(whatWouldHelp(planning, nobodySolves)).toMatchObject({ ok: false, refusal: 'not_solved' })
  })
})

test('a promise stays where there is no longer enough for it, and then nobody else gets anything of it', () => {
  const [first, second] = inventedPlanning({ families: 2, needs: 1, services: 12, categories: 1 }).families
  const base = inventedPlanning({ families: 2, needs: 1, services: 12, categories: 1 })
  const need = first?.needs[0]
  const other = second?.needs[0]
  const service = base.services[0]
  if (!need || !other || !service || !first || !second) throw new Error('nothing was invented')
  const judged = [{ service: service.id, eligible: 'yes' as const, reasons: [], km: 1 }]
  const planning: Planning = {
    ...base,
    services: [{ ...service, units: 1, source: 'own', grosze: null, area: ['2604'] }],
    families: [
      { ...first, needs: [{ ...need, judged }] },
      { ...second, needs: [{ ...other, judged, units: 1 }] },
    ],
    promises: [{ need: need.id, service: service.id, units: 3, grosze: 0 }],
  }
  const problem = problemIn(planning)
  const proposal = proposeForAll(problem, solver, 'near')
  expect(proposal.lines).toMatchObject([{ need: need.id, units: 3, promised: true }])
  expect(proposal.unmet).toEqual([{ family: second.id, need: other.id, reason: 'no_units' }])
  expect(roomAfter(problem, []).unitsFree(0)).toBe(0)
})
