import type { Child, PropsWithChildren } from 'hono/jsx'
import { useCalled } from './called-fields.ts'
import { type FieldState, useField } from './form-context.ts'
import { Icon } from './icon.tsx'
import { useWords } from './words.ts'

/** What every field has. Required is the rule; only what may be left empty says so. */
export type FieldProps = {
  name: string
  label: Child
  /** One sentence that helps to answer, between the label and the control. */
  hint?: Child
  optional?: boolean | undefined
}

/** Narrow for a date or a number, middle for a name; full otherwise. */
export type FieldWidth = 's' | 'm'

const hintId = (id: string) => `${id}-hint`
const errorId = (id: string) => `${id}-error`
const unitId = (id: string) => `${id}-unit`
const standingId = (id: string) => `${id}-standing`

/** What a screen reader reads after the label: hint, then error, then unit. */
export function describedBy(field: FieldState, has: { hint?: unknown; unit?: unknown }): string | undefined {
  const ids = [
    has.hint && hintId(field.id),
    field.standing && standingId(field.id),
    field.error && errorId(field.id),
    has.unit && unitId(field.id),
  ]
  return ids.filter(Boolean).join(' ') || undefined
}

function Optional({ optional }: { optional: boolean | undefined }) {
  const words = useWords()
  if (!optional) return null
  return (
    <>
      {' '}
      <span class="opt">({words.optional})</span>
    </>
  )
}

type BesideProps = {
  field: FieldState
  hint: Child | undefined
  /** How a value is called, in a control with answers to choose from. */
  called?: ((value: string) => Child) | undefined
}

/** Hint, what somebody else saved meanwhile, and error of a control, in this order, each with the id that `describedBy` names. */
export function HintAndError({ field, hint, called }: BesideProps) {
  const words = useWords()
  const { standing } = field
  return (
    <>
      {hint && (
        <p class="hint" id={hintId(field.id)}>
          {hint}
        </p>
      )}
      {standing && (
        <p class="standing" id={standingId(field.id)}>
          <strong>{words.stands_now}</strong>{' '}
          {standing.length === 0
            ? words.stands_empty
            : standing.map((value, index) => (
                <>
                  {index > 0 && ', '}
                  {called ? called(value) : value}
                </>
              ))}
        </p>
      )}
      {field.error && (
        <p class="err" id={errorId(field.id)}>
          <Icon name="alert-triangle" />
          <span>
            <span class="vh">{words.error_prefix} </span>
            {field.error}
          </span>
        </p>
      )}
    </>
  )
}

const frameClass = (field: FieldState) => `field${field.error ? ' has-err' : ''}`

type FrameProps = PropsWithChildren<
  Omit<FieldProps, 'name'> & { field: FieldState; called?: ((value: string) => Child) | undefined }
>

/** One control under its label. */
export function FieldFrame({ field, label, hint, optional, called, children }: FrameProps) {
  useCalled(field.id, label)
  return (
    <div class={frameClass(field)}>
      <label for={field.id}>
        {label}
        <Optional optional={optional} />
      </label>
      <HintAndError field={field} hint={hint} called={called} />
      {children}
    </div>
  )
}

/** Several controls that answer one question. */
export function GroupFrame({ field, label, hint, optional, called, children }: FrameProps) {
  useCalled(field.id, label)
  return (
    <fieldset class={frameClass(field)} aria-describedby={describedBy(field, { hint })}>
      <legend>
        {label}
        <Optional optional={optional} />
      </legend>
      <HintAndError field={field} hint={hint} called={called} />
      {children}
    </fieldset>
  )
}

/** Attributes that say to everybody what state a control is in. */
export function controlState(
  field: FieldState,
  has: { hint?: unknown; unit?: unknown; optional?: boolean | undefined },
) {
  return {
    'aria-describedby': describedBy(field, has),
    'aria-invalid': field.error ? ('true' as const) : undefined,
    'aria-required': has.optional ? undefined : ('true' as const),
  }
}

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  width?: FieldWidth
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url'
  autocomplete?: string
  spellcheck?: boolean | undefined
  /** Said after the control and read with it, as "zł". */
  unit?: string | undefined
}

/** A line of text. A password is never written back into the page. */
export function TextField({
  name,
  width,
  unit,
  type = 'text',
  inputmode,
  autocomplete,
  spellcheck,
  ...frame
}: InputProps) {
  const field = useField(name)
  const { hint, optional } = frame
  const input = (
    <input
      id={field.id}
      name={name}
      type={type}
      class={width && `w-${width}`}
      value={type === 'password' ? undefined : field.value}
      inputmode={inputmode}
      autocomplete={autocomplete}
      spellcheck={spellcheck}
      {...controlState(field, { hint, unit, optional })}
    />
  )
  return (
    <FieldFrame field={field} {...frame}>
      {unit ? <WithUnit id={field.id} unit={unit} input={input} /> : input}
    </FieldFrame>
  )
}

const WithUnit = ({ id, unit, input }: { id: string; unit: string; input: Child }) => (
  <div class="with-unit">
    {input}
    <span id={unitId(id)}>{unit}</span>
  </div>
)

/** Several sentences. It grows with what is typed. */
export function TextArea({ name, rows = 4, ...frame }: FieldProps & { rows?: number }) {
  const field = useField(name)
  return (
    <FieldFrame field={field} {...frame}>
      <textarea id={field.id} name={name} rows={rows} {...controlState(field, frame)}>
        {`\n${field.value}`}
      </textarea>
    </FieldFrame>
  )
}

/** A number, typed as text so that the browser never changes what was typed. A comma is fine. */
export function NumberField({ decimal, ...rest }: FieldProps & { unit?: string; decimal?: boolean }) {
  return <TextField {...rest} width="s" inputmode={decimal ? 'decimal' : 'numeric'} autocomplete="off" />
}

/** An amount in zlotys as people write it: "1 234,50". */
export function MoneyField(props: FieldProps) {
  return <TextField {...props} width="s" inputmode="decimal" autocomplete="off" unit={useWords().zloty} />
}

/**
 * A day in one text field, written "RRRR-MM-DD" or "DD.MM.RRRR". The ordinary keyboard stays on: the numeric one of some
 * phones has neither a dot nor a dash.
 */
export function DateField({ hint, autocomplete = 'off', ...rest }: FieldProps & { autocomplete?: 'bday' | 'off' }) {
  const { date_hint } = useWords()
  const hints = hint ? (
    <>
      {hint} {date_hint}
    </>
  ) : (
    date_hint
  )
  return <TextField {...rest} hint={hints} width="s" autocomplete={autocomplete} spellcheck={false} />
}

/** Files chosen on the reader's device. The form around needs `files`. A chosen file cannot be kept after an error. */
export function FileField({ name, accept, multiple, ...frame }: FieldProps & { accept?: string; multiple?: boolean }) {
  const field = useField(name)
  return (
    <FieldFrame field={field} {...frame}>
      <input
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        {...controlState(field, frame)}
      />
    </FieldFrame>
  )
}
