import { NEED_WEIGHTS, type PlanningRules } from './planning.domain.ts'

/**
 * The table that stands until somebody sets another one. *Inferred*: the public descriptions of the model know the order of sources and
 * that urgent help comes first, and no numbers. An earlier source always comes before nearness, waiting and language together.
 */
export const FIRST_RULES: PlanningRules = {
  version: '1',
  met: { urgent: 900, important: 300, would_help: 100 },
  waited: { points: 2, every: 30, most: 24 },
  familyPlaces: [30, 20, 10],
  firstOfFamily: 50,
  sourceStep: 20,
  familyOrder: { points: 2, most: 6 },
  waiting: { points: 1, every: 14, most: 6 },
  distance: { points: 1, every: 10, most: 4 },
  language: 3,
}

/** One row of the table as it is shown: what counts, by what figure, and how many points. */
export type RuleRow = {
  readonly rule: Exclude<keyof PlanningRules, 'version'>
  /** The word, the place, or the size of a step in days or kilometres. */
  readonly by: string | number | null
  readonly points: number
  readonly most: number | null
}

/** The whole table, in the order in which points are reckoned. What is taken off is below zero. */
export function rulesTable(rules: PlanningRules): readonly RuleRow[] {
  const { waited, familyOrder, waiting, distance } = rules
  return [
    ...NEED_WEIGHTS.map((word) => ({ rule: 'met', by: word, points: rules.met[word], most: null }) as const),
    { rule: 'waited', by: waited.every, points: waited.points, most: waited.most },
    ...rules.familyPlaces.map(
      (points, index) => ({ rule: 'familyPlaces', by: index + 1, points, most: null }) as const,
    ),
    { rule: 'firstOfFamily', by: null, points: rules.firstOfFamily, most: null },
    { rule: 'sourceStep', by: null, points: -rules.sourceStep, most: null },
    { rule: 'familyOrder', by: null, points: -familyOrder.points, most: -familyOrder.most },
    { rule: 'waiting', by: waiting.every, points: -waiting.points, most: -waiting.most },
    { rule: 'distance', by: distance.every, points: -distance.points, most: -distance.most },
    { rule: 'language', by: null, points: -rules.language, most: null },
  ]
}
