import type { LocalDate } from '#kernel'
import { type Answers, type Field, type FieldKind, type Form, rowsOf, type Value } from '#model'

const answersOf = (form: Form, answers: Answers): readonly { field: Field; value: Value | undefined }[] =>
  form.sections
    .filter(({ repeat }) => !repeat)
    .flatMap((section) =>
      section.fields.map((field) => ({ field, value: rowsOf(section, answers)[0]?.values[field.id] })),
    )

/** The first answer of a kind: a form of a team has one institution, one day, one number and one file. */
export function answerOfKind(form: Form, answers: Answers, kind: FieldKind): string | undefined {
  const found = answersOf(form, answers).find(({ field, value }) => field.kind === kind && value !== undefined)?.value
  return typeof found === 'string' ? found : undefined
}

// A date was read by the form as a day before it came here.
export const dayIn = (form: Form, answers: Answers): LocalDate | undefined =>
  answerOfKind(form, answers, 'date') as LocalDate | undefined

/** A statement is made only when every required question of yes and no is answered yes. */
export const isConfirmed = (form: Form, answers: Answers): boolean =>
  answersOf(form, answers).every(({ field, value }) => field.kind !== 'yes_no' || !field.required || value === true)
