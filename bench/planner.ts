import { createPlanner, type Planner } from '../src/planner/index.server.ts'
import {
  breachesOf,
  gapOf,
  type Planning,
  type Proposal,
  proposeForFamily,
  reasonsInProposal,
} from '../src/planner/index.ts'
import { inventedPlanning } from '../src/planner/plannings.fixture.ts'
import { createLog } from '../src/platform/log/log.server.ts'
import { type Line, median } from './line.ts'

const NEEDS = 6
const SERVICES = 60
const FAMILIES = 200
const COUNTRY = 2_000
const ROUNDS = 5
const TIMES = 20

type Made = { readonly proposal: Proposal; readonly took: number }

/** The planner in its thread: a coordinator's waiting families, those of a region, and one family with its reasons on the screen. */
export async function planner(): Promise<readonly Line[]> {
  const threads = [createPlanner(createLog('error')), createPlanner(createLog('error'))] as const
  try {
    return [...oneFamily(), ...(await together(threads)), ...(await region(threads[0]))]
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()))
  }
}

const sized = (families: number, seed = 1) => inventedPlanning({ families, needs: NEEDS, services: SERVICES, seed })

async function made(thread: Planner, planning: Planning): Promise<Made> {
  const began = performance.now()
  const proposal = await thread.propose(planning)
  const took = performance.now() - began
  if (!proposal.ok) throw new Error(proposal.refusal)
  if (proposal.value.method === 'greedy') throw new Error('the solver did not run')
  const [breach] = breachesOf(planning, proposal.value)
  if (breach) throw new Error(`the proposal breaks ${breach.rule}`)
  return { proposal: proposal.value, took }
}

function oneFamily(): readonly Line[] {
  const took = Array.from({ length: TIMES }, (_, seed) => {
    const planning = sized(1, seed + 1)
    const began = performance.now()
    const proposal = proposeForFamily(planning)
    if (!proposal.ok || proposal.value.method !== 'exact') throw new Error('not proved')
    reasonsInProposal(planning, proposal.value, planning.families[0]?.id ?? '')
    return performance.now() - began
  })
  const what = `planner: one family, ${NEEDS} needs, ${SERVICES} services, with every reason`
  return [{ what, measured: Math.max(...took), unit: 'ms', bound: { most: 100 } }]
}

async function together([thread, other]: readonly [Planner, Planner]): Promise<readonly Line[]> {
  const first = await made(thread, sized(FAMILIES))
  const again = await made(thread, sized(FAMILIES))
  const elsewhere = await made(other, sized(FAMILIES))
  const next: Made[] = []
  for (let seed = 2; seed < 2 + ROUNDS; seed += 1) next.push(await made(thread, sized(FAMILIES, seed)))
  const texts = new Set([first, again, elsewhere].map(({ proposal }) => JSON.stringify(proposal)))
  const gaps = [first, ...next].map(({ proposal }) => (gapOf(proposal) ?? 1) * 100)
  const what = `planner: ${FAMILIES} families, ${NEEDS} needs, ${SERVICES} services`
  return [
    { what: `${what}, first`, measured: first.took, unit: 'ms', bound: { most: 3_000 } },
    { what: `${what}, next`, measured: median(next.map(({ took }) => took)), unit: 'ms', bound: { most: 1_000 } },
    { what: 'planner: largest gap to the bound', measured: Math.max(...gaps), unit: '%', bound: { most: 0.5 } },
    { what: 'planner: different proposals of one planning', measured: texts.size, unit: '', bound: { most: 1 } },
  ]
}

/** How long the planning of a region takes, and how long the loop of events ever stood still meanwhile. */
async function region(thread: Planner): Promise<readonly Line[]> {
  let longest = 0
  let last = performance.now()
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const planning = sized(COUNTRY)
  longest = 0
  last = performance.now()
  const began = performance.now()
  const proposal = await thread.propose(planning)
  const took = performance.now() - began
  clearInterval(ticking)
  if (!proposal.ok || proposal.value.method === 'greedy') throw new Error('the solver did not run')
  return [
    { what: `planner: ${COUNTRY} families`, measured: took, unit: 'ms', bound: { most: 10_000 } },
    { what: `planner: longest stop of the program meanwhile`, measured: longest, unit: 'ms', bound: { most: 250 } },
  ]
}
