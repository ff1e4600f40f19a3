import type { T } from '#platform'
import type { Condition, Field, Form, ModelDocument } from '../definition/document.ts'

/** When a question is to be answered, in words: pages work without script, so conditional questions are always in sight. */
export function conditionWords(condition: Condition, form: Form, document: ModelDocument, t: T): string {
  const words = (one: Condition) => conditionWords(one, form, document, t)
  const listed = (all: readonly Condition[], type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat('pl', { type }).format(all.map(words))
  if ('all' in condition) return listed(condition.all, 'conjunction')
  if ('any' in condition) return listed(condition.any, 'disjunction')
  if ('not' in condition) return t('model.form.condition.not', { condition: words(condition.not) })
  const field = form.sections.flatMap(({ fields }) => fields).find(({ id }) => id === condition.field)
  const label = field?.label ?? condition.field
  if ('filled' in condition) return t('model.form.condition.filled', { field: label })
  const wanted = 'in' in condition ? condition.in : [condition.equals]
  const values = wanted.map((value) => answerWord(value, field, document, t)).join(', ')
  return t('model.form.condition.is', { field: label, values })
}

/** An answer that a condition or a rule names, in the words of the question. */
export function answerWord(
  value: string | number | boolean,
  field: Field | undefined,
  document: ModelDocument,
  t: T,
): string {
  if (typeof value === 'boolean') return t(value ? 'platform.word.yes' : 'platform.word.no')
  const items = field?.options ?? document.lists.find(({ id }) => id === field?.list)?.items ?? []
  return items.find(({ id }) => id === value)?.label ?? builtInAnswer(String(value), field, document, t)
}

/** Answers that a built-in list offers are elements of the model, or the modes of an action. */
function builtInAnswer(value: string, field: Field | undefined, document: ModelDocument, t: T): string {
  if (value === 'agreed' || value === 'own_task_noted') return t(`model.form.mode.${value}`)
  const offered = { grounds: document.grounds, categories: document.categories, outcomes: document.outcomes }
  const list = field?.listOf
  if (list !== 'grounds' && list !== 'categories' && list !== 'outcomes') return value
  return offered[list].find(({ id }) => id === value)?.name.pl ?? value
}
