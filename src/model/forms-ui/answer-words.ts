import { LocalDate } from '#kernel'
import { showDate, showMoney, type T } from '#platform'
import type { FieldView } from '../answers/show-answers.domain.ts'
import { optionsInWords } from './option-words.ts'

/** Asked and answered: what is read of a completed form. */
export const isAnswered = ({ shown, value }: FieldView): boolean => shown && value !== null

/** An answer in words, as it is read. A file is called as its question is. */
export function answerWords(view: FieldView, t: T): string {
  const { field, value, options } = view
  if (value === null) return t('model.form.no_answer')
  if (typeof value === 'boolean') return t(value ? 'platform.word.yes' : 'platform.word.no')
  if (typeof value === 'number') return field.kind === 'money' ? showMoney(value) : String(value).replace('.', ',')
  if (typeof value === 'object' && 'text' in value) return value.text
  if (typeof value === 'object' && 'typed' in value) return value.typed
  if (field.kind === 'file') return field.label
  const labels = new Map(optionsInWords(field, options, t).map(({ id, label }) => [id, label]))
  const words = [value].flat().map((one) => labels.get(one) ?? dayInWords(field.kind, one))
  return words.join(', ')
}

function dayInWords(kind: string, value: string): string {
  const day = kind === 'date' ? LocalDate.safeParse(value) : undefined
  return day?.success ? showDate(day.data) : value
}
