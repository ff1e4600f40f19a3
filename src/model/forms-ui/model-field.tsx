import type { Child } from 'hono/jsx'
import { useReader } from '#platform'
import {
  CheckboxGroup,
  DateField,
  FileField,
  Hidden,
  MoneyField,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  YesNo,
} from '#platform/ui'
import type { FormContext } from '../answers/answers.domain.ts'
import type { FieldView } from '../answers/show-answers.domain.ts'
import type { Field, Form } from '../definition/document.ts'
import { conditionWords } from './condition-words.ts'
import { optionsInWords } from './option-words.ts'

/** Up to this many answers are all seen at once; more go into the browser's own list. */
const SEEN_AT_ONCE = 7

type ModelFieldProps = { readonly view: FieldView; readonly form: Form; readonly context: FormContext }

/** One question of the model, through the product's own field for its kind. */
export function ModelField({ view, form, context }: ModelFieldProps) {
  const { field, name } = view
  const hint = useHint(field, form, context)
  const frame = { name, label: field.label, optional: !view.required, ...(hint ? { hint } : {}) }
  switch (field.kind) {
    case 'heading':
      return <h3>{field.label}</h3>
    case 'note':
      return <p>{field.label}</p>
    case 'text':
    case 'service':
      return <TextField {...frame} />
    case 'long_text':
      return <TextArea {...frame} />
    case 'number':
      return <NumberField {...frame} decimal={field.integer !== true} />
    case 'money':
      return <MoneyField {...frame} />
    case 'date':
      return <DateField {...frame} />
    case 'yes_no':
      return <YesNo {...frame} />
    case 'file':
      return <StoredFile view={view} context={context} frame={frame} />
    default:
      return <Choice view={view} frame={frame} />
  }
}

type Frame = { name: string; label: Child; optional: boolean; hint?: Child }

function Choice({ view, frame }: { view: FieldView; frame: Frame }) {
  const { t } = useReader()
  const options = optionsInWords(view.field, view.options, t).map(({ id, label }) => ({ value: id, label }))
  if (view.field.kind === 'multi_choice') return <CheckboxGroup {...frame} options={options} />
  if (view.field.kind === 'scale_with_words' || options.length <= SEEN_AT_ONCE) {
    return <RadioGroup {...frame} options={options} />
  }
  return <Select {...frame} options={options} />
}

/** A file stored before stays the answer until another is chosen. */
function StoredFile({ view, context, frame }: { view: FieldView; context: FormContext; frame: Frame }) {
  const { t } = useReader()
  const { field, name, posted } = view
  const stored = context.offered.files.find(({ id }) => id === posted[0])
  const accept = field.accept?.map((extension) => `.${extension}`).join(',')
  return (
    <>
      <FileField {...frame} {...(accept ? { accept } : {})} />
      {stored && <Hidden name={name} value={stored.id} />}
      {stored && <p class="fine">{t('model.form.file.kept', { name: stored.label })}</p>}
    </>
  )
}

/** The model's help, what a file may be, and when a conditional question is to be answered. */
function useHint(field: Field, form: Form, { model }: FormContext): string {
  const { t } = useReader()
  const { help, showWhen, accept } = field
  const condition = showWhen && conditionWords(showWhen, form, model.document, t)
  const parts = [
    help,
    field.kind === 'service' && t('model.form.service.hint'),
    accept && t('model.form.file.allowed', { accept: accept.join(', ') }),
    condition && t('model.form.only_when', { condition }),
  ]
  return parts.filter(Boolean).join(' ')
}
