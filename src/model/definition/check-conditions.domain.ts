import type { Check } from './check.domain.ts'
import type { Condition, Field, FieldKind } from './document.ts'
import { fixedAnswers, hasAnswer } from './form-fields.domain.ts'
import { at } from './shape.domain.ts'

type Scalar = string | number | boolean

/** Kinds whose answer is not a text, and what their answer is. */
const TYPE_OF: ReadonlyMap<FieldKind, 'boolean' | 'number'> = new Map([
  ['yes_no', 'boolean'],
  ['number', 'number'],
  ['money', 'number'],
])

/** A condition asks about earlier fields only, and about answers that can be given (FORMAT.md, section 8). */
export function checkCondition(
  check: Check,
  condition: Condition,
  path: string,
  earlier: ReadonlyMap<string, Field>,
): void {
  if ('not' in condition) checkCondition(check, condition.not, at(path, 'not'), earlier)
  else if ('field' in condition) checkComparison(check, condition, path, earlier)
  else {
    const [key, several] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
    several.forEach((one, index) => {
      checkCondition(check, one, at(at(path, key), index), earlier)
    })
  }
}

function checkComparison(
  check: Check,
  condition: Extract<Condition, { field: string }>,
  path: string,
  earlier: ReadonlyMap<string, Field>,
): void {
  const field = earlier.get(condition.field)
  if (!field || !hasAnswer(field)) {
    const reason = `„${condition.field}” nie jest wcześniejszym polem tego formularza, na które można się tu powołać`
    check.refuse('bad_condition', at(path, 'field'), reason)
    return
  }
  if ('equals' in condition) checkAnswer(check, field, condition.equals, at(path, 'equals'))
  if ('in' in condition)
    condition.in.forEach((answer, index) => {
      checkAnswer(check, field, answer, at(at(path, 'in'), index))
    })
}

function checkAnswer(check: Check, field: Field, answer: Scalar, path: string): void {
  if (!canBeAnswered(check, field, answer))
    check.refuse('bad_condition', path, `w polu „${field.id}” nie ma odpowiedzi „${answer}”`)
}

/** Whether this answer can be given in the field: of its type and, where the model lists the answers, one of them. */
export function canBeAnswered({ document }: Check, field: Field, answer: Scalar): boolean {
  const type = TYPE_OF.get(field.kind) ?? 'string'
  const fixed: readonly Scalar[] | undefined = fixedAnswers(document, field)
  return typeof answer === type && (fixed?.includes(answer) ?? true)
}
