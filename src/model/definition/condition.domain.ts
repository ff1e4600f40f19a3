import type { Condition } from './document.ts'

/** An answer as it is stored: option ids, a text, a number, yes or no; `undefined` or `null` when nothing was answered. */
export type Answer = string | number | boolean | readonly (string | number)[] | null | undefined

/**
 * Whether a field is shown, given the answers to earlier fields by field id (FORMAT.md, section 8). Of several chosen
 * answers one that matches is enough.
 */
export function conditionHolds(condition: Condition, answerTo: (field: string) => Answer): boolean {
  if ('all' in condition) return condition.all.every((one) => conditionHolds(one, answerTo))
  if ('any' in condition) return condition.any.some((one) => conditionHolds(one, answerTo))
  if ('not' in condition) return !conditionHolds(condition.not, answerTo)
  const chosen: readonly unknown[] = [answerTo(condition.field)].flat().filter(isFilled)
  if ('filled' in condition) return chosen.length > 0
  const wanted: readonly unknown[] = 'in' in condition ? condition.in : [condition.equals]
  return chosen.some((answer) => wanted.includes(answer))
}

const isFilled = (answer: unknown): boolean =>
  typeof answer === 'string' ? answer.trim() !== '' : answer !== undefined && answer !== null
