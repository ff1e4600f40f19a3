import { describe, expect, test } from 'vitest'
import { type Need, Planning, PlanningRules, type Service } from './planning.domain.ts'
import { inventedPlanning } from './plannings.fixture.ts'
import { problemOf } from './problem.domain.ts'
import { type Line, type Proposal, proposalOf } from './proposal.domain.ts'
import { proposeGreedily } from './propose.domain.ts'
import { breachesOf } from './verify.domain.ts'

const planning = inventedPlanning({ families: 20, needs: 4, services: 24, categories: 4, envelope: 90_000 })
const made = proposeGreedily(planning)
if (!made.ok) throw new Error(made.refusal)
const proposal = made.value
const [line] = proposal.lines
if (!line) throw new Error('nothing was planned')

const withLine = (change: Partial<Line>): Proposal => ({
  ...proposal,
  lines: proposal.lines.map((one) => (one === line ? { ...one, ...change } : one)),
})
const withNeed = (change: (need: Need) => Partial<Need>): Planning => ({
  ...planning,
  families: planning.families.map((family) => ({
    ...family,
    needs: family.needs.map((need) => (need.id === line.need ? { ...need, ...change(need) } : need)),
  })),
})
const withService = (change: Partial<Service>): Planning => ({
  ...planning,
  services: planning.services.map((one) => (one.id === line.service ? { ...one, ...change } : one)),
})
const paid = proposal.lines.find(({ grosze }) => grosze > 0)
const rules = (given: Planning, of: Proposal) => breachesOf(given, of).map(({ rule }) => rule)

describe('a proposal that breaks a rule is found out', () => {
  test('the proposal itself breaks none, and there is something to break', () => {
    expect(breachesOf(planning, proposal)).toEqual([])
    expect(paid).toBeDefined()
    expect(proposal.unmet.length).toBeGreaterThan(0)
  })

  test.each<[string, Planning, Proposal]>([
    ['need_left_out', planning, { ...proposal, lines: proposal.lines.slice(1) }],
    ['need_met_twice', planning, { ...proposal, lines: [...proposal.lines, line] }],
    ['unknown_need_or_service', planning, withLine({ service: 'nothing' })],
    ['other_category', withNeed(() => ({ category: 'area-other' })), proposal],
    ['other_area', withNeed(() => ({ place: '0201011' })), proposal],
    [
      'not_eligible',
      withNeed(({ judged }) => ({ judged: judged.map((one) => ({ ...one, eligible: 'unknown' as const })) })),
      proposal,
    ],
    ['declined', withNeed(() => ({ declined: [line.service] })), proposal],
    ['cost_unknown', withService({ source: 'paid', grosze: null }), proposal],
    ['wrong_figures', planning, withLine({ grosze: line.grosze + 1 })],
    ['more_units_than_free', withService({ units: 0 }), proposal],
    ['envelope_exceeded', { ...planning, envelopes: [] }, proposal],
    [
      'family_limit_exceeded',
      { ...planning, envelopes: planning.envelopes.map((one) => ({ ...one, perFamily: 1 })) },
      proposal,
    ],
    ['same_kind_twice', twinned(), proposal],
    [
      'promise_broken',
      { ...planning, promises: [{ need: line.need, service: line.service, units: 9, grosze: 0 }] },
      proposal,
    ],
    [
      'unmet_without_reason',
      { ...planning, services: planning.services.map((one) => ({ ...one, units: null })) },
      proposal,
    ],
    ['earlier_source_was_free', withEarlier(), proposal],
  ])('%s', (rule, given, of) => {
    expect(rules(given, of)).toContain(rule)
  })
})

/** Two lines of the same service, as if both needs were of one person. */
function twinned(): Planning {
  const all = planning.families.flatMap(({ needs }) => needs)
  const pair = proposal.lines.flatMap((one) =>
    proposal.lines
      .filter((two) => two.service === one.service && two.need !== one.need)
      .map((two) => [one.need, two.need]),
  )[0]
  const person = all.find(({ id }) => id === pair?.[0])?.person ?? ''
  return {
    ...planning,
    families: planning.families.map((family) => ({
      ...family,
      needs: family.needs.map((need) => (need.id === pair?.[1] ? { ...need, person } : need)),
    })),
  }
}

/** Something that was bought could have been had for nothing. */
function withEarlier(): Planning {
  const bought = planning.families.flatMap(({ needs }) => needs).find(({ id }) => id === paid?.need)
  const model = planning.services.find(({ id }) => id === paid?.service)
  if (!bought || !model) throw new Error('nothing was bought')
  const neighbour: Service = { ...model, id: 'neighbour', kind: 'neighbour', source: 'own', grosze: null, units: null }
  const judged = [...bought.judged, { service: 'neighbour', eligible: 'yes' as const, reasons: [], km: 0 }]
  return {
    ...planning,
    services: [...planning.services, neighbour],
    families: planning.families.map((family) => ({
      ...family,
      needs: family.needs.map((need) => (need.id === bought.id ? { ...need, judged } : need)),
    })),
  }
}

describe('a planning whose parts do not fit together is refused with the place', () => {
  const service = planning.services[0]
  const promise = { need: line.need, service: line.service, units: 1, grosze: 0 }
  test.each<[string, Planning]>([
    ['same_id_twice', { ...planning, services: service ? [...planning.services, service] : [] }],
    ['unknown_service', { ...planning, services: planning.services.slice(1) }],
    ['unknown_need', { ...planning, promises: [{ ...promise, need: 'nobody' }] }],
    ['unknown_source', { ...planning, sources: ['own', 'existing', 'partner'] }],
    ['promised_twice', { ...planning, promises: [promise, promise] }],
    ['sources_outweigh_needs', { ...planning, rules: { ...planning.rules, sourceStep: 60 } }],
  ])('%s', (refusal, given) => {
    expect(problemOf(given)).toMatchObject({ ok: false, refusal })
  })
})

test('no proposal is told in which a need is unmet although it could be met', () => {
  const problem = problemOf(planning)
  if (!problem.ok) throw new Error(problem.refusal)
  const nothing = problem.value.needs.map(() => null)
  expect(() => proposalOf(problem.value, nothing, 'greedy', null)).toThrow('left unmet')
})

describe('people get no number', () => {
  test('nothing is taken in about a person but an opaque id, and points stand in the table of priorities alone', () => {
    expect(Planning.safeParse(planning).success).toBe(true)
    const told = { age: 7, income: 1_200, risk: 3 }
    for (const [key, value] of Object.entries(told)) {
      const families = planning.families.map((family) => ({ ...family, [key]: value }))
      const needs = planning.families.map((family) => ({
        ...family,
        needs: family.needs.map((need) => ({ ...need, [key]: value })),
      }))
      expect(Planning.safeParse({ ...planning, families }).success).toBe(false)
      expect(Planning.safeParse({ ...planning, families: needs }).success).toBe(false)
    }
    const { families: _families, ...rest } = planning
    expect(JSON.stringify(planning.families)).not.toMatch(/points|weight":\d/)
    expect(JSON.stringify(rest)).toContain('points')
  })

  test('a table is refused in which a weightier word counts less, or a nearer place beats an earlier source', () => {
    const { rules: table } = planning
    const refused = (change: Partial<typeof table>) => !PlanningRules.safeParse({ ...table, ...change }).success
    expect(refused({ met: { urgent: 100, important: 300, would_help: 900 } })).toBe(true)
    expect(refused({ sourceStep: 5 })).toBe(true)
    expect(refused({})).toBe(false)
  })
})
