import { mostTakenOff, PlanningRules } from '#planner'

type Numbers = Omit<PlanningRules, 'version'>

/** Every number of the table by the name of its field, in the order in which points are reckoned. */
export const RULE_FIELDS = [
  'urgent',
  'important',
  'would_help',
  'waited_points',
  'waited_every',
  'waited_most',
  'place_1',
  'place_2',
  'place_3',
  'first_of_family',
  'source_step',
  'order_points',
  'order_most',
  'waiting_points',
  'waiting_every',
  'waiting_most',
  'distance_points',
  'distance_every',
  'distance_most',
  'language',
] as const
export type RuleField = (typeof RULE_FIELDS)[number]
export type RuleNumbers = Readonly<Record<RuleField, number>>

/** The table as the numbers of its form. */
export const numbersOf = (rules: Numbers): RuleNumbers => ({
  urgent: rules.met.urgent,
  important: rules.met.important,
  would_help: rules.met.would_help,
  waited_points: rules.waited.points,
  waited_every: rules.waited.every,
  waited_most: rules.waited.most,
  place_1: rules.familyPlaces[0] ?? 0,
  place_2: rules.familyPlaces[1] ?? 0,
  place_3: rules.familyPlaces[2] ?? 0,
  first_of_family: rules.firstOfFamily,
  source_step: rules.sourceStep,
  order_points: rules.familyOrder.points,
  order_most: rules.familyOrder.most,
  waiting_points: rules.waiting.points,
  waiting_every: rules.waiting.every,
  waiting_most: rules.waiting.most,
  distance_points: rules.distance.points,
  distance_every: rules.distance.every,
  distance_most: rules.distance.most,
  language: rules.language,
})

const rulesFrom = (n: RuleNumbers): Numbers => ({
  met: { urgent: n.urgent, important: n.important, would_help: n.would_help },
  waited: { points: n.waited_points, every: n.waited_every, most: n.waited_most },
  familyPlaces: [n.place_1, n.place_2, n.place_3],
  firstOfFamily: n.first_of_family,
  sourceStep: n.source_step,
  familyOrder: { points: n.order_points, most: n.order_most },
  waiting: { points: n.waiting_points, every: n.waiting_every, most: n.waiting_most },
  distance: { points: n.distance_points, every: n.distance_every, most: n.distance_most },
  language: n.language,
})

/** Sources of help in the models there are; a table must leave a need worth something by the last of them. */
const SOURCES = 4

export type RulesFlaw = 'words_out_of_order' | 'source_step_too_small' | 'sources_outweigh_needs' | 'step_of_nothing'

/** The table that a form says, or what in it cannot be so, with the field where it stands. */
export function readRules(
  numbers: RuleNumbers,
  version: string,
): { readonly rules: PlanningRules } | { readonly flaw: RulesFlaw; readonly field: RuleField } {
  for (const field of ['waited_every', 'waiting_every', 'distance_every'] as const)
    if (numbers[field] < 1) return { flaw: 'step_of_nothing', field }
  const rules = { ...rulesFrom(numbers), version }
  const { met } = rules
  if (met.urgent <= met.important || met.important <= met.would_help)
    return { flaw: 'words_out_of_order', field: 'important' }
  const most = mostTakenOff(rules)
  if (rules.sourceStep <= most) return { flaw: 'source_step_too_small', field: 'source_step' }
  if ((SOURCES - 1) * rules.sourceStep + most >= met.would_help)
    return { flaw: 'sources_outweigh_needs', field: 'would_help' }
  return { rules: PlanningRules.parse(rules) }
}
