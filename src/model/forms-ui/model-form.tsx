import { useReader } from '#platform'
import { FormContext, type FormState, Hidden, RepeatRows, useContext } from '#platform/ui'
import { type FormContext as Circumstances, fieldName } from '../answers/answers.domain.ts'
import { ROW_ID } from '../answers/posted.domain.ts'
import { readAnswers } from '../answers/read-answers.domain.ts'
import { type RowView, type SectionView, showAnswers } from '../answers/show-answers.domain.ts'
import type { Form } from '../definition/document.ts'
import { ModelField } from './model-field.tsx'

type ModelFormProps = {
  readonly form: Form
  readonly context: Circumstances
  /** The only section that the page asks, which its heading names already. */
  readonly only?: string | undefined
}

/**
 * The questions of a form of the model, inside the `Form` of a page. It shows what stands in the page's fields (`valuesOfAnswers` at
 * first, then whatever was typed); the page reads it back with `readModelForm`. A file needs `files` on the form around. A page of one
 * section holds the values of the others too: conditions and choices may rest on them.
 */
export function ModelForm({ form, context, only }: ModelFormProps) {
  const { answers } = readAnswers(form, typedIn(usePageForm()), context, 'draft')
  const { sections } = showAnswers(form, answers, context)
  return (
    <>
      {sections
        .filter(({ section }) => only === undefined || section.id === only)
        .map((view) => (
          <ModelSection view={view} form={form} context={context} only={only} />
        ))}
    </>
  )
}

/** The form around: outside one a question could not keep what was typed, which is a bug of the page. */
function usePageForm(): FormState {
  const state = useContext(FormContext)
  if (!state) throw new Error('ModelForm was rendered outside a Form')
  return state
}

const typedIn = ({ values }: FormState): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]))

type SectionProps = ModelFormProps & { readonly view: SectionView }

function ModelSection(props: SectionProps) {
  const over = props.view.section.repeat?.over
  if (over === undefined) return <PlainSection {...props} />
  return over === 'rows' ? <AddedRows {...props} /> : <GivenRows {...props} />
}

const fieldsOf = ({ form, context }: ModelFormProps, row: RowView | undefined) =>
  row?.fields.map((view) => <ModelField view={view} form={form} context={context} />)

/** Heard but not seen where the heading of the page says the same. */
const SectionHeading = ({ id, view, only }: SectionProps & { readonly id: string }) => (
  <h2 id={id} class={only === undefined ? undefined : 'vh'}>
    {view.section.label}
  </h2>
)

function PlainSection(props: SectionProps) {
  const { section, rows } = props.view
  const id = `section-${section.id}`
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} {...props} />
      {section.help && <p class="hint">{section.help}</p>}
      {fieldsOf(props, rows[0])}
    </section>
  )
}

/** Rows that people add and remove. */
function AddedRows(props: SectionProps) {
  const { t } = useReader()
  const { section, rows } = props.view
  const { min, max } = section.repeat ?? {}
  return (
    <RepeatRows
      section={section.id}
      label={section.label}
      labelHidden={props.only !== undefined}
      hint={section.help}
      rows={rows.length}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      rowLabel={(index) => t('model.form.row', { number: index + 1 })}
      row={(_name, index) => (
        <>
          <Hidden name={fieldName(section.id, String(index), ROW_ID)} value={rows[index]?.rowId ?? ''} />
          {fieldsOf(props, rows[index])}
        </>
      )}
    />
  )
}

/** One row for each item of a list, member of the household, goal, action or basket item. */
function GivenRows(props: SectionProps) {
  const { section, rows } = props.view
  const { idPrefix = 'f', errors } = usePageForm()
  const id = `${idPrefix}-${section.id}`
  const error = errors[section.id]
  return (
    <section
      class="rows"
      id={id}
      tabindex={-1}
      aria-labelledby={`${id}-label`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <SectionHeading id={`${id}-label`} {...props} />
      {section.help && <p class="hint">{section.help}</p>}
      {error && (
        <p class="err" id={`${id}-error`}>
          {error}
        </p>
      )}
      {rows.map((row) => (
        <fieldset class="rows-one">
          <legend>{row.label}</legend>
          {fieldsOf(props, row)}
        </fieldset>
      ))}
    </section>
  )
}
