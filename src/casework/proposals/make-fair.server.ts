import { createHash } from 'node:crypto'
import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type NeedReasons, type Planning, type PlanningFlaw, reasonsInProposal } from '#planner'
import type { Planner } from '#planner/server'
import { type Ctx, record } from '#platform/server'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { addFair, casesWaiting, type FairAdded, mayPlanIn, waitingBeside } from './fair.store.server.ts'
import { joined } from './fair-planning.domain.ts'
import { type CasePlanning, casePlanning } from './planning.query.server.ts'
import { POWIAT, rulesSetFor } from './rules.store.server.ts'

/** Families of one gmina or powiat that one proposal is made for. Inferred: more than the pilots had in all gminas together. */
export const MOST_FAMILIES = 200

export type MakeFairRefusal = 'nobody_waits' | 'rules_differ' | PlanningFlaw

/** The proposal itself, from a thread of its own. */
export type Proposing = Pick<Planner, 'propose'>

/**
 * Asks for the fairest use of what there is over all families of a gmina, or of all gminas of a powiat, that wait and whose cases the actor keeps, and keeps the answer with its day,
 * the version of the priorities and a digest of what it was made from. A powiat needs one table: its own, else the one by which all its gminas plan.
 * Families whose cases others keep are not read and only counted. Nothing is bound by it. Throws `Forbidden` to whoever keeps no case there.
 */
export async function makeFair(
  ctx: Ctx,
  { unitCode }: { readonly unitCode: string },
  planner: Proposing,
): Promise<Outcome<string, MakeFairRefusal>> {
  if (!(await mayPlanIn(ctx, unitCode))) throw new Forbidden('casework.fair_proposal.make')
  const all: CasePlanning[] = []
  const { cases, beyond } = await casesWaiting(ctx, unitCode, MOST_FAMILIES)
  for (const caseId of cases) {
    const gathered = await casePlanning(ctx, await caseFacts(ctx, caseId))
    if (gathered) all.push(gathered)
  }
  const set = await rulesSetFor(ctx, unitCode)
  if (set === null && new Set(all.map(({ inForce }) => inForce.rules.version)).size > 1) return refused('rules_differ')
  const whole = joined(all, set?.rules)
  if (!whole) return refused('nobody_waits')
  const { planning, leftOut } = whole
  const made = await planner.propose(planning)
  if (!made.ok) return made
  const { rules, method, totals, atMost, lines, unmet } = made.value
  const told: FairAdded['lines'][number][] = []
  for (const { id: caseId } of planning.families) {
    const reasons = reasonsInProposal(planning, made.value, caseId)
    if (!reasons.ok) return reasons
    for (const one of reasons.value?.needs ?? []) {
      const line = lines.find(({ need }) => need === one.need)
      const why = unmet.find(({ need }) => need === one.need)
      told.push({
        ...{ caseId, needId: one.need, serviceId: line?.service ?? null },
        told: { promised: line?.promised ?? false, unmet: why?.reason ?? null, reasons: worthTelling(one) },
      })
    }
  }
  const beside = unitCode.length === POWIAT ? { beside: await waitingBeside(ctx, unitCode) } : {}
  const id = await addFair(ctx, {
    ...{ unitCode, rules, digest: digestOf(planning), lines: told },
    answer: { method, totals, atMost, families: planning.families.length, leftOut: leftOut.length, beyond, ...beside },
  })
  const payload = { unit: unitCode, families: planning.families.length, rules }
  await record(ctx, { chain: 'territory', about: id, name: 'casework.fair_proposal.made', payload })
  return ok(id)
}

const PASSING = ['already_given', 'no_units', 'no_money', 'over_family_limit']

/** What is chosen, and what the need would have if others did not get it. */
const worthTelling = (need: NeedReasons): NeedReasons => ({
  ...need,
  candidates: need.candidates.filter(
    ({ standing, obstacles }) => standing !== 'not_weighed' && obstacles.every((one) => PASSING.includes(one)),
  ),
})

/** The same question has the same digest. */
const digestOf = (planning: Planning): string => createHash('sha256').update(JSON.stringify(planning)).digest('hex')
