import { type Answers, type Form, type FormContext, showAnswers } from '#model'

/** A question with its words, as it is passed on. */
export type QuestionPart = { readonly label: string; readonly text: string }

/** What is asked, in words: the texts of the form that the model ties to nothing, in their order; never what was answered. */
export function questionParts(form: Form, answers: Answers, context: FormContext): readonly QuestionPart[] {
  return showAnswers(form, answers, context)
    .sections.filter(({ section }) => !section.fields.some(({ binds }) => binds === 'request.answer'))
    .flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))
    .flatMap(({ field, shown, value }) =>
      shown && field.binds === undefined && typeof value === 'string' && isText(field.kind)
        ? [{ label: field.label, text: value }]
        : [],
    )
}

const isText = (kind: string): boolean => kind === 'text' || kind === 'long_text'
