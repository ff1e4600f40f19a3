import type { Judged, Need, Planning, PlanningRules, Service, Stepwise } from './planning.domain.ts'

/** One summand of what a line is worth: which rule, the figure it counts from, and the points. */
export type Term = {
  readonly rule: Exclude<keyof PlanningRules, 'version' | 'firstOfFamily'>
  /**
   * A word, days, kilometres, a place in an order, or the language that is not spoken; null where it is not known or there is nothing to count.
   */
  readonly figure: string | number | null
  readonly points: number
}

/** A service that the family left out of an order it began. */
export const BELOW = 'below'

export const pointsOf = (terms: readonly Term[]): number => terms.reduce((sum, { points }) => sum + points, 0)

const full = (rule: Stepwise, figure: number): number =>
  Math.min(rule.most, Math.floor(figure / rule.every) * rule.points)
/** What is not known counts like the most. */
const begun = (rule: Stepwise, figure: number | null): number =>
  figure === null ? rule.most : Math.min(rule.most, Math.ceil(figure / rule.every) * rule.points)
/** Zero taken off is zero, never below it. */
const less = (points: number): number => (points === 0 ? 0 : -points)

/** What it is worth that this need is met at all. */
export function needTerms(rules: PlanningRules, need: Need): readonly Term[] {
  const place = need.familyPlace
  return [
    { rule: 'met', figure: need.weight, points: rules.met[need.weight] },
    { rule: 'waited', figure: need.waitedDays, points: full(rules.waited, need.waitedDays) },
    { rule: 'familyPlaces', figure: place, points: place === null ? 0 : (rules.familyPlaces[place - 1] ?? 0) },
  ]
}

/** What is taken off when it is met by this service. */
export function serviceTerms(planning: Planning, need: Need, service: Service, judged: Judged): readonly Term[] {
  const { rules, sources } = planning
  const step = sources.indexOf(service.source)
  const place = need.order.indexOf(service.id) + 1
  const lower = place === 0 ? rules.familyOrder.most : (place - 1) * rules.familyOrder.points
  const none = need.order.length === 0
  const taken: readonly Term[] = [
    { rule: 'sourceStep', figure: step, points: less(step * rules.sourceStep) },
    {
      rule: 'familyOrder',
      figure: none ? null : place === 0 ? BELOW : place,
      points: none ? 0 : less(Math.min(rules.familyOrder.most, lower)),
    },
    { rule: 'waiting', figure: service.waitingDays, points: less(begun(rules.waiting, service.waitingDays)) },
    { rule: 'distance', figure: judged.km, points: less(begun(rules.distance, judged.km)) },
  ]
  if (need.language === null) return taken
  const spoken = service.languages.includes(need.language)
  return [
    ...taken,
    { rule: 'language', figure: spoken ? null : need.language, points: spoken ? 0 : less(rules.language) },
  ]
}
