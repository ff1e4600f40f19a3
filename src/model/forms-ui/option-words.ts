import type { T } from '#platform'
import { FAMILY } from '../answers/answers.domain.ts'
import type { Field, Option } from '../definition/document.ts'

/** What may be chosen, as the reader sees it: the family and the modes of an action have no name in the model. */
export const optionsInWords = (field: Field, options: readonly Option[], t: T): readonly Option[] =>
  options.map(({ id, label }, index) => ({
    id,
    // A goal of the same form that has no words yet is called as its row is.
    label: optionLabel(field, id, label, t) || t('model.form.row', { number: index + 1 }),
  }))

function optionLabel(field: Field, id: string, label: string, t: T): string {
  if (id === FAMILY && (field.kind === 'person' || field.kind === 'institution'))
    return t('model.word.whole', { kind: label })
  if (field.listOf !== 'action_modes') return label
  return t(id === 'agreed' ? 'model.form.mode.agreed' : 'model.form.mode.own_task_noted')
}
