import type { Child } from 'hono/jsx'
import { LocalDate } from '#kernel'
import { showDate, showMoney, type T, useReader } from '#platform'
import { KeyValues } from '#platform/ui'
import type { Answers, FormContext } from '../answers/answers.domain.ts'
import { type FieldView, type RowView, showAnswers } from '../answers/show-answers.domain.ts'
import type { Form } from '../definition/document.ts'
import { optionsInWords } from './option-words.ts'

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

export const isAnswered = ({ shown, value }: FieldView): boolean => shown && value !== null

const termsOf = (row: RowView, t: T, fileHref: ModelAnswersProps['fileHref']) =>
  row.fields.filter(isAnswered).map((view) => ({ term: view.field.label, value: answerOf(view, t, fileHref) }))

/** An answer in words, as it is read. */
export function answerOf(view: FieldView, t: T, fileHref: ModelAnswersProps['fileHref']): Child {
  const { field, value, options } = view
  if (value === null) return t('model.form.no_answer')
  if (typeof value === 'boolean') return t(value ? 'platform.word.yes' : 'platform.word.no')
  if (typeof value === 'number') return field.kind === 'money' ? showMoney(value) : String(value).replace('.', ',')
  if (typeof value === 'object' && 'text' in value) return value.text
  if (typeof value === 'object' && 'typed' in value) return value.typed
  if (field.kind === 'file') return fileHref ? <a href={fileHref(String(value))}>{field.label}</a> : field.label
  const labels = new Map(optionsInWords(field, options, t).map(({ id, label }) => [id, label]))
  const words = [value].flat().map((one) => labels.get(one) ?? dayInWords(field.kind, one))
  return words.join(', ')
}

function dayInWords(kind: string, value: string): string {
  const day = kind === 'date' ? LocalDate.safeParse(value) : undefined
  return day?.success ? showDate(day.data) : value
}
