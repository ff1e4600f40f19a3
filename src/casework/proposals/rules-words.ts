import { type PlanningRules, type RuleRow, rulesTable } from '#planner'
import { showDate, type T } from '#platform'
import type { RulesInForce } from './rules.store.server.ts'

/** One row of the priorities in words: what counts, the points, and the most that it may come to. */
export type RuleTold = { readonly what: string; readonly points: string; readonly most: string }

const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`)

function whatOf(t: T, { rule, by }: RuleRow): string {
  if (rule === 'met') return t('casework.proposals.rule.met', { word: String(by) })
  return t(`casework.proposals.rule.${rule}`, { by: Number(by ?? 0) })
}

/** The whole table in words, in the order in which points are reckoned. */
export const rulesTold = (t: T, rules: PlanningRules): readonly RuleTold[] =>
  rulesTable(rules).map((row) => ({
    what: whatOf(t, row),
    points: signed(row.points),
    most: row.most === null ? '' : signed(row.most),
  }))

/** Whose table it is, since when, and that the first one is a supposition. */
export const rulesSource = (t: T, { set }: RulesInForce): string =>
  set
    ? t('casework.proposals.rules_set', { no: set.no, unit: set.unitCode, from: showDate(set.from), by: set.setBy })
    : t('casework.proposals.rules_first')
