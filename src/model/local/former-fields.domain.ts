import { hasRows, type Values } from '../answers/answers.domain.ts'
import type { Form } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { DraftAfter, LeftAnswer } from '../migration/draft-after.domain.ts'
import { LOCAL_SECTION } from './localised.domain.ts'

/**
 * What was typed into fields of the gmina before they ended is told beside the form that is still being written: nothing typed is lost.
 * Completed forms open under the settings of their day and never come here.
 */
export function withoutFormer(model: Model, form: Form, { answers, left }: DraftAfter): DraftAfter {
  const given = answers[LOCAL_SECTION]
  if (given === undefined || hasRows(given)) return { answers, left }
  const asked = form.sections.find(({ id }) => id === LOCAL_SECTION)?.fields ?? []
  const former = model.former.fields.get(form.id) ?? []
  const kept: Record<string, Values[string]> = {}
  const gone: LeftAnswer[] = []
  for (const [id, value] of Object.entries(given)) {
    const field = former.find((one) => one.id === id)
    if (asked.some((one) => one.id === id)) kept[id] = value
    else if (field) gone.push({ field, value })
  }
  const { [LOCAL_SECTION]: _, ...others } = answers
  return {
    answers: asked.length === 0 ? others : { ...others, [LOCAL_SECTION]: kept },
    left: [...left, ...gone],
  }
}
