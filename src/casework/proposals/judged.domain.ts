import { answerRule, type EligibilityRule, eligible, type PersonFacts, type ServiceEntry } from '#directory'
import { type LocalDate, parts } from '#kernel'
import type { Planning } from '#planner'

type Service = Planning['services'][number]
type Judged = Planning['families'][number]['needs'][number]['judged'][number]

/** What people said of a service for a need after they asked; it beats what the rules of the entry answer. */
export type Said = 'eligible' | 'not_eligible' | 'declined'

/** Why an entry is open to a person, not open, or nobody knows: what people said, else the rules that decided. */
export type Eligibility = {
  readonly answer: Judged['eligible']
  readonly said: Said | null
  readonly rules: readonly EligibilityRule[]
}

export function eligibilityOf(entry: ServiceEntry, facts: PersonFacts, said: Said | null): Eligibility {
  if (said === 'eligible') return { answer: 'yes', said, rules: [] }
  if (said === 'not_eligible') return { answer: 'no', said, rules: [] }
  const answer = eligible(entry.eligibility, facts, entry.area)
  const rules =
    answer === 'yes' ? [] : entry.eligibility.filter((rule) => answerRule(rule, facts, entry.area) === answer)
  return { answer, said, rules }
}

/** Nothing to travel: it comes to the family, or is had by telephone or over the net. Else the distance is not known. */
export const kilometresTo = (entry: ServiceEntry): number | null =>
  entry.ways.some((way) => way !== 'at_place') ? 0 : null

/** What makes two entries the same thing for one person: the area and the name, whoever gives it. */
export const kindOf = ({ category, name }: ServiceEntry): string =>
  `${category} ${name.toLocaleLowerCase('pl').replace(/\s+/g, ' ').trim()}`.slice(0, 100)

/** For how long one unit of an entry is: a thing and a course once, others month by month. */
export const periodOf = ({ cost, category }: ServiceEntry): Service['period'] =>
  category === 'goods' || cost.unit === 'piece' || cost.unit === 'course'
    ? 'once'
    : cost.unit === 'day'
      ? 'day'
      : 'month'

/**
 * From which source of the model an entry would come. Inferred, because no model says it: what costs the envelope is bought; what an institution of
 * the team gives is the last of the other sources, and what anybody else gives without payment the one before it.
 */
export function sourceOf(
  entry: ServiceEntry,
  {
    sources,
    paidSource,
    ofTeam,
  }: { readonly sources: readonly string[]; readonly paidSource: string; readonly ofTeam: boolean },
): string {
  if (entry.cost.kind === 'paid') return paidSource
  const free = sources.filter((one) => one !== paidSource)
  return (ofTeam ? free.at(-1) : (free.at(-2) ?? free.at(-1))) ?? paidSource
}

/** Grosze of the envelope for one unit in one period; null where it is not known. What is free or paid by the family costs the envelope nothing. */
export const groszeOf = ({ cost }: ServiceEntry): number | null => (cost.kind === 'paid' ? (cost.amount ?? null) : 0)

/** Whole years of somebody on a day. */
export function ageOn(born: LocalDate, today: LocalDate): number {
  const [then, now] = [parts(born), parts(today)]
  const before = now.month < then.month || (now.month === then.month && now.day < then.day)
  return Math.max(0, now.year - then.year - (before ? 1 : 0))
}
