import { type Context, createContext, useContext } from '../jsx/context.ts'
import { withCalledFields } from './called-fields.ts'

/** What one form shows: where it goes, what was typed, what is wrong with it. */
export type FormState = {
  readonly action: string
  /** Proves that the form was sent from our own page; posted as `_csrf`. */
  readonly csrf: string
  /** New for each showing of the form, so that a double post is recognised; posted as `_once`. */
  readonly once: string
  /** The version of the thing being changed, as loaded; posted as `_version` for the check of concurrent edits. */
  readonly version?: string | number
  /** What was typed, exactly as typed, by field name. A list is for checkboxes of one name. */
  readonly values: Readonly<Record<string, string | readonly string[]>>
  /** What stands saved now, where somebody else changed the same thing first: shown beside what was typed. */
  readonly standing?: FormState['values']
  /** Messages by field name, in the order of fields on the page. `WHOLE_FORM` is for what no single field can mend. */
  readonly errors: Readonly<Record<string, string>>
  /** Start of the fields' ids; needed only when a page has more forms with the same names. */
  readonly idPrefix?: string
}

/** The name under which an error stands that belongs to no field. */
export const WHOLE_FORM = '_form'

const around = createContext<FormState | null>(null)
/** The form around a part; its summary of errors calls the fields by their labels. */
export const FormContext: Context<FormState | null> = {
  now: around.now,
  Provider: (props) =>
    Object.keys(props.value?.errors ?? {}).length === 0
      ? around.Provider(props)
      : withCalledFields(() => around.Provider(props)),
}

/** The form around this part. Throws outside a form: a field that cannot keep what was typed is a bug. */
export function useForm(): FormState {
  const form = useContext(FormContext)
  if (!form) throw new Error('A field was rendered outside FormContext')
  return form
}

/** The id of the control (of the first one, in a group of choices), to which its error in the summary leads. */
export const fieldId = (form: FormState, name: string): string => `${form.idPrefix ?? 'f'}-${name}`

export type FieldState = {
  readonly id: string
  readonly value: string
  readonly values: readonly string[]
  readonly error: string | undefined
  /** What somebody else saved meanwhile, where it differs from what was typed. */
  readonly standing: readonly string[] | undefined
}

/** What the form around knows about the field of this name. */
export function useField(name: string): FieldState {
  const form = useForm()
  const values = listOf(form.values[name])
  const standing = form.standing && listOf(form.standing[name])
  return {
    id: fieldId(form, name),
    value: values[0] ?? '',
    values,
    error: form.errors[name],
    standing: standing && !sameAs(standing, values) ? standing : undefined,
  }
}

const listOf = (value: string | readonly string[] = []): readonly string[] =>
  (typeof value === 'string' ? [value] : value).filter((one) => one !== '')
const sameAs = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value))
