import type { Field, FieldBind, Model, Value, Values } from '#model'

/**
 * The answer that an entry holds to the question tied to a notion, whatever form of the model asked it. Nothing when the entry holds none:
 * the words of a row stand in one entry, its other answers may follow other categories.
 */
function boundAnswer(model: Model, fields: Values, bind: FieldBind): Value | undefined {
  const asked = fieldsBoundTo(model, bind).find(({ id }) => fields[id] !== undefined)
  return asked ? fields[asked.id] : undefined
}

/** The same as words; empty when there are none. A service is told by its name. */
export function boundWords(model: Model, fields: Values, bind: FieldBind): string {
  const answer = boundAnswer(model, fields, bind)
  if (typeof answer === 'string') return answer
  return typeof answer === 'object' && 'text' in answer ? answer.text : ''
}

/** The same where the answer is chosen from options: the label of the option. */
export function boundOption(model: Model, fields: Values, bind: FieldBind): string {
  const answer = boundAnswer(model, fields, bind)
  const field = fieldsBoundTo(model, bind).find(({ id }) => fields[id] !== undefined)
  if (field?.list) return model.listItem(field.list, String(answer))?.label ?? ''
  return field?.options?.find(({ id }) => id === answer)?.label ?? ''
}

const fieldsBoundTo = (model: Model, bind: FieldBind): readonly Field[] =>
  model.form.all.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.filter(({ binds }) => binds === bind)),
  )
