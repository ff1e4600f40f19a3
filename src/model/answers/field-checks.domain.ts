import type { Field } from '../definition/document.ts'
import type { FormContext, Value } from './answers.domain.ts'
import { isFilled } from './conditions.domain.ts'
import type { AnswerProblem } from './field-values.domain.ts'

type Earlier = (field: string) => Value | undefined

/** What a finished form still objects to in one visible field, or nothing. */
export function objection(
  field: Field,
  value: Value | undefined,
  earlier: Earlier,
  context: FormContext,
): AnswerProblem | null {
  if (value === undefined || !isFilled(value)) {
    return isRequired(field, context) ? { code: 'required', params: {} } : null
  }
  if (Array.isArray(value)) return atLeast(field, value.length)
  if (field.kind === 'money') return withinNumbers({ min: 0, ...field }, value)
  if (field.kind === 'number') return withinNumbers(field, value)
  if (field.kind === 'date') return withinDays(field, value, earlier, context)
  return typeof value === 'string' ? withinText(field, value) : null
}

/** Some fields are required only in versions saved after a certain event in the case. A prefilled one never is. */
export const isRequired = (field: Field, context: FormContext): boolean =>
  field.required === true || (field.requiredFrom !== undefined && context.happened(field.requiredFrom))

function atLeast({ min }: Field, chosen: number): AnswerProblem | null {
  return min !== undefined && chosen < min ? { code: 'too_few', params: { min } } : null
}

/** Bounds of money are in grosze, like the answer. */
function withinNumbers(
  { min, max, integer }: Pick<Field, 'min' | 'max' | 'integer'>,
  value: Value,
): AnswerProblem | null {
  if (typeof value !== 'number') return null
  if (integer && !Number.isInteger(value)) return { code: 'not_whole', params: {} }
  if (min !== undefined && value < min) return { code: 'too_small', params: { min } }
  return max !== undefined && value > max ? { code: 'too_big', params: { max } } : null
}

/** Days compare as text; a bound that is not answered binds nothing. */
function withinDays(field: Field, value: Value, earlier: Earlier, context: FormContext): AnswerProblem | null {
  const bound = (limit: string | undefined) => {
    const day = limit === 'today' ? context.today : limit === undefined ? undefined : earlier(limit)
    return typeof day === 'string' ? day : undefined
  }
  const [from, to] = [bound(field.notBefore), bound(field.notAfter)]
  if (from !== undefined && value < from) return { code: 'too_early', params: { day: from } }
  return to !== undefined && value > to ? { code: 'too_late', params: { day: to } } : null
}

function withinText(field: Field, value: string): AnswerProblem | null {
  const { minLength, maxLength, pattern, patternMessage } = field
  if (minLength !== undefined && value.length < minLength) return { code: 'too_short', params: { min: minLength } }
  if (maxLength !== undefined && value.length > maxLength) return { code: 'too_long', params: { max: maxLength } }
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value)) return null
  return { code: 'wrong_pattern', params: { message: patternMessage ?? '' } }
}
