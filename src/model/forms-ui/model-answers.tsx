import type { Child } from 'hono/jsx'
import { type T, useReader } from '#platform'
import { KeyValues } from '#platform/ui'
import type { Answers, FormContext } from '../answers/answers.domain.ts'
import { type FieldView, type RowView, showAnswers } from '../answers/show-answers.domain.ts'
import type { Form } from '../definition/document.ts'
import { answerWords, isAnswered } from './answer-words.ts'

type ModelAnswersProps = {
  readonly form: Form
  readonly answers: Answers
  readonly context: FormContext
  /** Address of a stored file, where the reader may open it. */
  readonly fileHref?: (fileId: string) => string
}

/** A form of the model as it was filled in: only what was asked and answered. */
export function ModelAnswers({ form, answers, context, fileHref }: ModelAnswersProps) {
  const { t } = useReader()
  const { sections } = showAnswers(form, answers, context)
  return (
    <>
      {sections.map(({ section, rows }) => {
        const answered = rows.filter((row) => row.fields.some(isAnswered))
        if (answered.length === 0) return null
        return (
          <section>
            <h2>{section.label}</h2>
            {answered.map((row) => (
              <>
                {row.label && <h3>{row.label}</h3>}
                <KeyValues items={termsOf(row, t, fileHref)} />
              </>
            ))}
          </section>
        )
      })}
    </>
  )
}

const termsOf = (row: RowView, t: T, fileHref: ModelAnswersProps['fileHref']) =>
  row.fields.filter(isAnswered).map((view) => ({ term: view.field.label, value: answerOf(view, t, fileHref) }))

/** An answer as it is read; a stored file is a link where the reader may open it. */
export function answerOf(view: FieldView, t: T, fileHref: ModelAnswersProps['fileHref']): Child {
  const { field, value } = view
  const words = answerWords(view, t)
  return field.kind === 'file' && value !== null && fileHref ? <a href={fileHref(String(value))}>{words}</a> : words
}
