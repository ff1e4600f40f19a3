import { type Form, paragraphText, plainLines } from '#model'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import type { Reader } from './print-words.ts'

/** What the model says where a form of this kind comes from, with the gmina's own numbers. */
export const paragraphOf = (
  { model, facts }: Pick<KnownCase, 'model' | 'facts'>,
  form: Form,
  { t }: Reader,
): string => {
  const paragraph = model.paragraph(form.clause)
  return t('casework.print.paragraph', {
    clause: form.clause,
    title: paragraph.title,
    text: plainLines(paragraphText(model, paragraph, facts.local)),
  })
}
