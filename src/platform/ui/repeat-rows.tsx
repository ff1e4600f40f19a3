import type { Child, PropsWithChildren } from 'hono/jsx'
import { RowContext, useCalled } from './called-fields.ts'
import { describedBy, HintAndError } from './field.tsx'
import { useField } from './form-context.ts'
import { useWords } from './words.ts'

type RepeatRowsProps = {
  /** Name of the section; its fields are named `section.0.field`, `section.1.field`. */
  section: string
  label: Child
  /** The heading of the page says the same: this one is heard only. */
  labelHidden?: boolean
  hint?: Child
  rows: number
  /** Fewest and most rows the form takes: the buttons that would break it are left out. */
  min?: number
  max?: number
  /** What a row is called, as "Cel 2". */
  rowLabel: (index: number) => string
  /** The fields of a row; `name` turns a field's own name into the posted one. */
  row: (name: (field: string) => string, index: number) => Child
  addLabel?: string
  removeLabel?: (index: number) => string
  /** What the Enter key sends, when the form has more buttons than one. */
  enter?: { name: string; value: string }
}

/**
 * Enter presses the first button of a form. Without one out of everybody's reach before the rows, it would remove a row.
 */
const unreachable = { tabindex: -1, 'aria-hidden': 'true' } as const

/** A section that repeats. Rows come and go by plain buttons: `_add=section` and `_remove=section.1`. */
export function RepeatRows(props: RepeatRowsProps) {
  const { section, label, labelHidden, hint, rows, min = 0, max = Number.POSITIVE_INFINITY, enter } = props
  const field = useField(section)
  const words = useWords()
  useCalled(field.id, label)
  return (
    <section
      class="rows"
      id={field.id}
      tabindex={-1}
      aria-labelledby={`${field.id}-label`}
      aria-describedby={describedBy(field, { hint })}
    >
      <button type="submit" class="vh" {...unreachable} {...enter} />
      <h2 id={`${field.id}-label`} class={labelHidden ? 'vh' : undefined}>
        {label}
      </h2>
      <HintAndError field={field} hint={hint} />
      {Array.from({ length: rows }, (_, index) => (
        <Row {...props} index={index} removable={rows > min} />
      ))}
      {rows < max && (
        <button type="submit" class="btn btn-s" name="_add" value={section}>
          {props.addLabel ?? words.add_row}
        </button>
      )}
    </section>
  )
}

function Row(props: RepeatRowsProps & { index: number; removable: boolean }) {
  const { section, rowLabel, row, index, removable } = props
  const words = useWords()
  return (
    <RowFields name={rowLabel(index)}>
      {row((field) => `${section}.${index}.${field}`, index)}
      {removable && (
        <button type="submit" class="btn btn-s btn-quiet" name="_remove" value={`${section}.${index}`}>
          {props.removeLabel?.(index) ?? (
            <>
              {words.remove_row}
              <span class="vh">: {rowLabel(index)}</span>
            </>
          )}
        </button>
      )}
    </RowFields>
  )
}

/** Fields that ask the same of one of several, under its name; the summary of errors calls them by it too. */
export const RowFields = ({ name, children }: PropsWithChildren<{ name: string }>) => (
  <fieldset class="rows-one">
    <legend>{name}</legend>
    <RowContext.Provider value={name}>{children}</RowContext.Provider>
  </fieldset>
)
