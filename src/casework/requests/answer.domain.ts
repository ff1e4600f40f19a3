import { type Answers, type Field, type Form, type FormContext, type Section, showAnswers } from '#model'

/** Where a form of requests asks how it was answered, with the answers to choose from. */
export type AnswerPlace = { readonly section: Section; readonly field: Field }

export function answerPlace(form: Form): AnswerPlace | null {
  for (const section of form.sections) {
    const field = section.fields.find(({ binds }) => binds === 'request.answer')
    if (field) return { section, field }
  }
  return null
}

/**
 * Whether the model asks for words about an answer: of one who has a duty, why it was partial or refused. A voluntary answer needs none
 * (FORMAT.md, section 6, grounds).
 */
export function needsReason(form: Form, asked: Answers, chosen: string, context: FormContext): boolean {
  const place = answerPlace(form)
  if (!place) return false
  const answers = { ...asked, [place.section.id]: { [place.field.id]: chosen } }
  const view = showAnswers(form, answers, context).sections.find(({ section }) => section.id === place.section.id)
  return (view?.rows ?? []).some(({ fields }) =>
    fields.some(({ field, shown, required }) => shown && required && field.id !== place.field.id),
  )
}
