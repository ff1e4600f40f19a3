import { describe, expect, test } from 'vitest'
import { withWishesAndPromises } from './drawn-plannings.fixture.ts'
import type { Candidate, NeedReasons, Otherwise } from './explain.domain.ts'
import { inventedPlanning } from './plannings.fixture.ts'
import { proposeForFamily, proposeGreedily, reasonsInProposal } from './propose.domain.ts'
import { rulesTable } from './rules.domain.ts'

/** What a page shows: the table of rules as rows, and the reasons as they are written out. Nothing else is known here. */
type Shown = ReturnType<typeof shown>
function shown(seed: number) {
  const planning = withWishesAndPromises(
    inventedPlanning({ families: 8, needs: 4, services: 30, categories: 3, supply: 0.3, envelope: 50_000, seed }),
  )
  const proposal = proposeGreedily(planning)
  const family = planning.families[seed % 8]?.id ?? ''
  const reasons = proposal.ok ? reasonsInProposal(planning, proposal.value, family) : proposal
  if (!proposal.ok || !reasons.ok || !reasons.value) throw new Error('no reasons')
  const { lines, unmet } = proposal.value
  const rows = rulesTable(planning.rules)
  return { rows, reasons: reasons.value, proposal: { lines, unmet }, family, sources: planning.sources }
}

/** A pencil: the points of one summand from the rows of the table and the figure beside it. */
function pencil(rows: Shown['rows'], rule: string, figure: string | number | null): number {
  const row = rows.find(
    (one) => one.rule === rule && (rule !== 'met' && rule !== 'familyPlaces' ? true : one.by === figure),
  )
  if (!row) return 0
  const most = row.most ?? Number.NaN
  const upTo = (points: number) => (most < 0 ? Math.max(most, points) : Math.min(most, points))
  const size = Number(row.by)
  switch (rule) {
    case 'met':
      return row.points
    case 'familyPlaces':
      return figure === null ? 0 : row.points
    case 'waited':
      return upTo(Math.floor(Number(figure) / size) * row.points)
    case 'sourceStep':
      return Number(figure) * row.points
    case 'familyOrder':
      return figure === null ? 0 : figure === 'below' ? (row.most ?? 0) : upTo((Number(figure) - 1) * row.points)
    case 'waiting':
    case 'distance':
      return figure === null ? (row.most ?? 0) : upTo(Math.ceil(Number(figure) / size) * row.points)
    case 'language':
      return figure === null ? 0 : row.points
    default:
      throw new Error(`no such row: ${rule}`)
  }
}

const TEN = Array.from({ length: 10 }, (_, no) => no + 1)

describe.each(TEN)('case %i: every reason can be reckoned by hand from what is shown', (seed) => {
  const { rows, reasons, proposal, family, sources } = shown(seed)
  const all: readonly [NeedReasons, Candidate][] = reasons.needs.flatMap((need) =>
    need.candidates.map((candidate): [NeedReasons, Candidate] => [need, candidate]),
  )

  test('the points of each need and of each service for it', () => {
    expect(all.length).toBeGreaterThan(4)
    for (const { terms, points } of reasons.needs) {
      for (const term of terms) expect(term.points).toBe(pencil(rows, term.rule, term.figure) + 0)
      expect(points).toBe(terms.reduce((sum, term) => sum + term.points, 0))
    }
    for (const [need, { terms, points, source }] of all) {
      for (const { rule, figure, points: told } of terms) expect(told).toBe(pencil(rows, rule, figure) + 0)
      expect(terms.find(({ rule }) => rule === 'sourceStep')?.figure).toBe(sources.indexOf(source))
      expect(points).toBe(need.points + terms.reduce((sum, term) => sum + term.points, 0))
    }
  })

  test('what stands against a service, from what is asked for and what is free', () => {
    for (const [, { asks, free, obstacles, eligible, standing }] of all) {
      if (standing === 'promised' || standing === 'not_weighed') continue
      expect(obstacles.includes('no_units')).toBe(free.units !== null && asks.units > free.units)
      const cost = asks.grosze ?? 0
      expect(obstacles.includes('no_money')).toBe(cost > 0 && cost > free.grosze)
      expect(obstacles.includes('over_family_limit')).toBe(
        cost > 0 && free.familyGrosze !== null && cost > free.familyGrosze,
      )
      const firm = ['other_category', 'other_area', 'declined']
      if (!obstacles.some((one) => firm.includes(one))) {
        expect(obstacles.includes('not_eligible')).toBe(eligible === 'no')
        expect(obstacles.includes('eligibility_unknown')).toBe(eligible === 'unknown')
      }
      expect(obstacles.length === 0).toBe(standing === 'chosen' || standing === 'possible')
    }
  })

  test('what is chosen stands in the proposal, and what is unmet has nothing that could be chosen', () => {
    for (const { need, candidates } of reasons.needs) {
      const line = proposal.lines.find((one) => one.need === need && one.family === family)
      const taken = candidates.filter(({ standing }) => standing === 'chosen' || standing === 'promised')
      expect(taken.map(({ service }) => service)).toEqual(line ? [line.service] : [])
      const reason = proposal.unmet.find((one) => one.need === need)?.reason
      expect(reason === undefined).toBe(line !== undefined)
      if (line) continue
      expect(candidates.every(({ obstacles }) => obstacles.length > 0)).toBe(true)
      if (reason !== 'no_service') expect(candidates.flatMap(({ obstacles }) => obstacles)).toContain(reason)
    }
  })

  test('what choosing otherwise costs, from everything that would change', () => {
    const worth = (need: string, service: string | null): number =>
      service === null
        ? 0
        : (all.find(([of, one]) => of.need === need && one.service === service)?.[1].points ?? Number.NaN)
    const lines = proposal.lines.filter((one) => one.family === family)
    const byHand = ({ changes }: Otherwise): number => {
      const lost = changes.reduce((sum, { need, from, to }) => sum + worth(need, from) - worth(need, to), 0)
      const after = lines.length + changes.reduce((sum, { from, to }) => sum + (to ? 1 : 0) - (from ? 1 : 0), 0)
      return lost + (lines.length > 0 && after === 0 ? reasons.firstOfFamily : 0)
    }
    for (const [{ need }, { standing, otherwise, service }] of all) {
      expect(otherwise === null).toBe(['impossible', 'promised', 'not_weighed'].includes(standing))
      if (!otherwise) continue
      expect(otherwise.costs).toBe(byHand(otherwise))
      expect(otherwise.costs).toBeGreaterThanOrEqual(0)
      const own = otherwise.changes.find((change) => change.need === need)
      if (standing === 'chosen') expect(own?.from).toBe(service)
      else expect(own?.to).toBe(service)
    }
  })
})

test('a family alone is shown the same figures', () => {
  const planning = inventedPlanning({ families: 1, needs: 6, services: 60 })
  const proposal = proposeForFamily(planning)
  const reasons = proposal.ok ? reasonsInProposal(planning, proposal.value, planning.families[0]?.id ?? '') : proposal
  const told = reasons.ok ? reasons.value?.needs.flatMap(({ candidates }) => candidates) : []
  const chosen = told?.filter(({ standing }) => standing === 'chosen').map(({ points }) => points) ?? []
  const sum = chosen.reduce((all, points) => all + points, 0)
  expect(proposal.ok && proposal.value.totals.points).toBe(sum + planning.rules.firstOfFamily)
  expect(proposal.ok && reasonsInProposal(planning, proposal.value, 'nobody')).toEqual({ ok: true, value: null })
})
