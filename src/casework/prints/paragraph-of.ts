import { type Form, type Model, paragraphText } from '#model'
import type { Reader } from './print-words.ts'

/** What the model says where a form of this kind comes from. */
export const paragraphOf = (model: Model, form: Form, { t }: Reader): string => {
  const paragraph = model.paragraph(form.clause)
  return t('casework.print.paragraph', {
    clause: form.clause,
    title: paragraph.title,
    text: paragraphText(model, paragraph),
  })
}
