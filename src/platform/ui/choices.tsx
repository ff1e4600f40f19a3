import type { Child } from 'hono/jsx'
import { controlState, FieldFrame, type FieldProps, type FieldWidth, GroupFrame } from './field.tsx'
import { type FieldState, useField } from './form-context.ts'
import { useWords } from './words.ts'

/** One of the answers to choose from. */
export type Option = { value: string; label: Child; hint?: Child }

/** The words for a value; a value that is no longer offered is told as it is. */
const calledIn = (options: readonly Pick<Option, 'value' | 'label'>[]) => (value: string) =>
  options.find((one) => one.value === value)?.label ?? value

type Group = FieldProps & { options: readonly Option[] }

/** One answer out of a few, all of them seen. */
export function RadioGroup({ name, options, ...frame }: Group) {
  const field = useField(name)
  return (
    <GroupFrame field={field} called={calledIn(options)} {...frame}>
      <Pick type="radio" name={name} field={field} options={options} />
    </GroupFrame>
  )
}

/** Any number of answers; each is posted under the same name. */
export function CheckboxGroup({ name, options, ...frame }: Group) {
  const field = useField(name)
  return (
    <GroupFrame field={field} called={calledIn(options)} {...frame}>
      <Pick type="checkbox" name={name} field={field} options={options} />
    </GroupFrame>
  )
}

/** Yes or no, posted as `yes` or `no`. Nothing is chosen beforehand. */
export function YesNo(props: FieldProps) {
  const words = useWords()
  const options = [
    { value: 'yes', label: words.yes },
    { value: 'no', label: words.no },
  ]
  return <RadioGroup {...props} options={options} />
}

type PickProps = { type: 'radio' | 'checkbox'; name: string; field: FieldState; options: readonly Option[] }

/** The first control carries the field's own id, because the error summary leads there. */
function Pick({ type, name, field, options }: PickProps) {
  return (
    <div class="pick">
      {options.map(({ value, label, hint }, index) => (
        <label>
          <input
            type={type}
            id={index === 0 ? field.id : `${field.id}-${index}`}
            name={name}
            value={value}
            checked={field.values.includes(value)}
            aria-invalid={field.error && type === 'checkbox' ? 'true' : undefined}
          />
          <span>
            {label}
            {hint && <small>{hint}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}

type SelectProps = FieldProps & {
  options: readonly { value: string; label: string }[]
  width?: FieldWidth
}

/** One answer out of many, in the browser's own list. It begins empty: an answer nobody chose is not an answer. */
export function Select({ name, options, width = 'm', ...frame }: SelectProps) {
  const field = useField(name)
  const words = useWords()
  return (
    <FieldFrame field={field} called={calledIn(options)} {...frame}>
      <select id={field.id} name={name} class={`w-${width}`} {...controlState(field, frame)}>
        <option value="">{words.choose}</option>
        {options.map(({ value, label }) => (
          <option value={value} selected={value === field.value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
