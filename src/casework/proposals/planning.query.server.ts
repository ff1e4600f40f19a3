import type { FreeUnits, PersonFacts } from '#directory'
import { freeUnits, type ServiceToPlan, servicesToPlan } from '#directory/server'
import { daysBetween, type LocalDate } from '#kernel'
import type { Planning } from '#planner'
import type { Ctx } from '#platform/server'
import { basketSums } from '../basket/basket-sums.domain.ts'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import {
  ageOn,
  type Eligibility,
  eligibilityOf,
  groszeOf,
  kilometresTo,
  kindOf,
  periodOf,
  type Said,
  sourceOf,
} from './judged.domain.ts'
import {
  type DecisionRow,
  decisionsOf,
  type NeedRow,
  needsOf,
  type StandingLine,
  standingLines,
} from './need.store.server.ts'
import { type RulesInForce, rulesInForce } from './rules.store.server.ts'

/** Entries of one area that one proposal looks at, the nearest first. Inferred: what people can still read through. */
export const MOST_OF_CATEGORY = 12

/** Everything a proposal for one family is made from, and what its page tells of it. */
export type CasePlanning = {
  readonly planning: Planning
  /** Units that promises of this case hold, by service; `planning` counts them among what is free. */
  readonly held: ReadonlyMap<string, number>
  readonly inForce: RulesInForce
  readonly needs: readonly NeedRow[]
  readonly decisions: readonly DecisionRow[]
  readonly people: readonly FamilyPerson[]
  readonly services: ReadonlyMap<string, ServiceToPlan>
  /** By need and service, `${need} ${service}`. */
  readonly eligibility: ReadonlyMap<string, Eligibility>
  /** Sources of the model in their order, by what they are called. */
  readonly sourceNames: ReadonlyMap<string, string>
}

const SAID: readonly DecisionRow['kind'][] = ['eligible', 'not_eligible', 'declined']

/** Gathers what the planner needs for one family, as far as the reader may read it. Null for a model without a basket. */
export async function casePlanning(ctx: Ctx, known: KnownCase): Promise<CasePlanning | null> {
  const { file, model, facts } = known
  const { basket } = model.document
  const sums = basketSums(model, facts)
  if (!basket || !sums) return null
  const needs = await needsOf(ctx, file.id)
  const decisions = await decisionsOf(ctx, file.id)
  const people = await peopleOf(ctx, file.id)
  const inForce = await rulesInForce(ctx, file.unitCode)
  const categories = [...new Set(needs.map(({ category }) => category))]
  const found = await servicesToPlan(ctx, { unitCode: file.unitCode, categories, most: MOST_OF_CATEGORY })
  const list = model.list(basket.sources).items
  const sources = list.map(({ id }) => id)
  const team = new Set(facts.members.map(({ institution }) => institution))
  const ids = found.map(({ id }) => id)
  const kept = promisesIn(needs, decisions, await standingLines(ctx, file.id), new Set(ids))
  const promises = kept.map(({ held, ...promise }) => promise)
  const held = new Map(
    ids.map((id) => [id, kept.filter(({ service }) => service === id).reduce((sum, one) => sum + one.held, 0)]),
  )
  const free = await freeUnits(ctx, ids)
  const ofPaid = promises.reduce((sum, { grosze }) => sum + grosze, 0)
  const eligibility = new Map<string, Eligibility>()
  const asked = needs.map((need) => {
    const person = people.find(({ id }) => id === need.subjectId)
    const known = factsOf(person, file.unitCode, ctx.today)
    const judged = found
      .filter(({ entry }) => entry.category === need.category)
      .map(({ id, entry }) => {
        const one = eligibilityOf(entry, known, saidOf(decisions, need.id, id))
        eligibility.set(`${need.id} ${id}`, one)
        return {
          service: id,
          eligible: one.answer,
          reasons: one.rules.map(({ kind }) => kind),
          km: kilometresTo(entry),
        }
      })
    return {
      ...{ id: need.id, person: need.subjectId ?? file.id, category: need.category, weight: need.matters },
      ...{ place: file.unitCode, units: need.units, periods: need.periods },
      waitedDays: Math.max(0, daysBetween(need.since, ctx.today)),
      ...{ familyPlace: need.familyPlace, order: [], language: need.language, judged },
      declined: judged.map(({ service }) => service).filter((id) => saidOf(decisions, need.id, id) === 'declined'),
    }
  })
  const planning: Planning = {
    rules: inForce.rules,
    sources,
    paidSource: basket.paidSource,
    families: [{ id: file.id, gmina: file.unitCode, needs: asked }],
    services: found.map(({ id, institutionId, entry }) => ({
      ...{ id, kind: kindOf(entry), provider: institutionId, category: entry.category, area: [...entry.area] },
      source: sourceOf(entry, { sources, paidSource: basket.paidSource, ofTeam: team.has(institutionId) }),
      // Promises count among what there is.
      ...{
        units: withPromised(free.get(id), held.get(id) ?? 0),
        period: periodOf(entry),
        grosze: groszeOf(entry),
        waitingDays: free.get(id)?.daysToWait ?? null,
      },
      languages: [...entry.languages],
    })),
    // The limit for one family only warns (FORMAT.md, section 11).
    envelopes: [{ gmina: file.unitCode, left: Math.max(0, sums.left + ofPaid), perFamily: null }],
    promises,
  }
  return {
    ...{ planning, held, inForce, needs, decisions, people, eligibility },
    services: new Map(found.map((one) => [one.id, one])),
    sourceNames: new Map(list.map(({ id, label }) => [id, label])),
  }
}

/** Free units with those that the promises hold; null where units are not counted. */
const withPromised = (free: FreeUnits | undefined, held: number): number | null =>
  free?.counted ? Math.max(0, free.counted.free) + held : null

/** What was last said of a service for a need. */
const saidOf = (decisions: readonly DecisionRow[], needId: string, serviceId: string): Said | null => {
  const said = decisions.findLast(
    (one) => one.needId === needId && one.serviceId === serviceId && SAID.includes(one.kind),
  )
  return said ? (said.kind as Said) : null
}

type PromiseKept = Planning['promises'][number] & { readonly held: number }

/**
 * Lines of the basket that were written for a need and not refused: they stay. By which entry one is given is said with the line, else by the
 * decision that it came of.
 */
function promisesIn(
  needs: readonly NeedRow[],
  decisions: readonly DecisionRow[],
  lines: readonly StandingLine[],
  services: ReadonlySet<string>,
): readonly PromiseKept[] {
  return needs.flatMap(({ id, units, rows }) => {
    const line = lines.findLast(({ rowKey, state }) => rows.includes(rowKey) && state !== 'refused')
    if (!line) return []
    const service = line.serviceId ?? decisions.findLast(({ rowKey }) => rowKey === line.rowKey)?.serviceId ?? null
    if (service === null || !services.has(service)) return []
    return [{ need: id, service, units: Math.max(units, line.held), grosze: line.grosze, held: line.held }]
  })
}

/** What is known of a person without asking: where they live and, where their day of birth may be read, how old they are. */
function factsOf(person: FamilyPerson | undefined, unitCode: string, today: LocalDate): PersonFacts {
  const born = person?.identity?.born ?? null
  return { livesIn: unitCode, ...(born === null ? {} : { age: ageOn(born, today) }) }
}
