import { type Answers, answerWords, type FieldView, type Form, type FormContext, isAnswered, showAnswers } from '#model'
import type { PrintBlock, T } from '#platform'
import { facts, heading, type Reader, text, together } from './print-words.ts'

/**
 * A form of the model as it was filled in: the same questions, answers and order as on its page; what was not answered is not there. Rows
 * that people added are counted as they are shown.
 */
export function filledForm(form: Form, answers: Answers, context: FormContext, { t }: Reader): readonly PrintBlock[] {
  return showAnswers(form, answers, context).sections.flatMap(({ section, rows }) => {
    const answered = rows.filter((row) => row.fields.some(isAnswered))
    if (answered.length === 0) return []
    return [
      heading(2, section.label),
      ...answered.flatMap((row, index) => {
        const title = row.label ?? (section.repeat ? t('model.form.row', { number: index + 1 }) : null)
        return [...(title ? [heading(3, title)] : []), ...answersIn(row.fields, t)]
      }),
    ]
  })
}

/** Notes stand where the form has them: they are what a person agrees to. */
function answersIn(fields: readonly FieldView[], t: T): readonly PrintBlock[] {
  const blocks = fields.flatMap((view) => {
    const { field, shown } = view
    if (field.kind === 'note' && shown) return [text(field.label)]
    if (!isAnswered(view)) return []
    const words = field.kind === 'file' ? t('casework.print.attached') : answerWords(view, t)
    return facts([{ label: field.label, text: words }])
  })
  return together(blocks)
}
