import type { Child } from 'hono/jsx'
import { useReader } from '#platform'
import { Button, Hidden, RepeatRows, Select, useField } from '#platform/ui'
import type { Drawn, DrawnKey, DrawnRecord, DrawnVariants } from '../definition/drawn.domain.ts'
import { ConditionField } from './condition-field.tsx'
import { hasRows } from './draft-fields.domain.ts'
import { keyLabel, wordLabel } from './draft-words.ts'
import { newRowName, ROW, rowNumbers, under } from './field-values.domain.ts'
import { type Around, type FieldProps, PlainField, SeveralField } from './plain-field.tsx'
import { useValues } from './use-values.ts'

/** The fields of a record, each by its kind, in the order of the format. */
export function DrawnFields({
  keys,
  name = '',
  around,
  optional = false,
}: Around & { readonly keys: readonly DrawnKey[]; readonly name?: string; readonly optional?: boolean }) {
  const { t } = useReader()
  return (
    <>
      {keys.map(({ key, drawn, required }) => (
        <DrawnField
          drawn={drawn}
          name={under(name, key)}
          label={keyLabel(t, key, around)}
          optional={optional || !required}
          around={[key, ...around]}
        />
      ))}
    </>
  )
}

function DrawnField(props: FieldProps) {
  const { drawn } = props
  switch (drawn.is) {
    case 'record':
      return <Group {...props} drawn={drawn} />
    case 'variants':
      return <Variant {...props} drawn={drawn} />
    case 'list':
      return hasRows(drawn.of) ? <Rows {...props} entry={drawn.of} /> : <SeveralField {...props} entry={drawn.of} />
    case 'nullable':
      return <DrawnField {...props} drawn={drawn.of} optional />
    case 'by_id':
      return <ById {...props} entry={drawn.of} keys={drawn.keys} />
    case 'condition':
      return <ConditionField name={props.name} label={props.label} />
    default:
      return <PlainField {...props} />
  }
}

/** Keys that belong together. What is wrong with them as a whole is said over them. */
function Group({ drawn, name, label, around, optional }: FieldProps & { readonly drawn: DrawnRecord }) {
  return (
    <Framed name={name} label={label}>
      <DrawnFields keys={drawn.keys} name={name} around={around} optional={optional} />
    </Framed>
  )
}

export function Framed({
  name,
  label,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly children: Child
}) {
  const { id, error } = useField(name)
  return (
    <fieldset class={`rows-one${error ? ' has-err' : ''}`} id={id} tabindex={-1}>
      <legend>{label}</legend>
      {error && <p class="err">{error}</p>}
      {children}
    </fieldset>
  )
}

/** A choice that decides which fields follow; without script they come after a press of the button. */
function Variant({ drawn, name, label, optional, around }: FieldProps & { readonly drawn: DrawnVariants }) {
  const { t } = useReader()
  const { on, of } = drawn
  const { value: word } = useField(under(name, on))
  const options = [...of.keys()].map((value) => ({ value, label: wordLabel(t, value, on) }))
  return (
    <Framed name={name} label={label}>
      <Select name={under(name, on)} label={keyLabel(t, on, around)} optional={optional} options={options} />
      <p>
        <Button kind="plain" small name="_show" value={name}>
          {t('model.drafts.show_fields')}
        </Button>
      </p>
      <DrawnFields keys={of.get(word)?.keys ?? []} name={name} around={around} />
    </Framed>
  )
}

function Rows({ entry, name, label, around }: FieldProps & { readonly entry: DrawnRecord | DrawnVariants }) {
  const { t } = useReader()
  const values = useValues()
  const count = rowNumbers(values, name).length
  const wordAt = (index: number) =>
    entry.is === 'variants' ? String([values[under(under(name, index), entry.on)] ?? ''].flat()[0] ?? '') : ''
  const rowLabel = (index: number) => {
    const number = index + 1
    return entry.is === 'record'
      ? t('model.form.row', { number })
      : t('model.drafts.row_of_kind', { number, kind: wordLabel(t, wordAt(index), entry.on) })
  }
  return (
    <>
      <RepeatRows
        section={name}
        label={label}
        rows={count}
        max={entry.is === 'variants' ? 0 : Number.POSITIVE_INFINITY}
        rowLabel={rowLabel}
        row={(field, index) => (
          <>
            <Hidden name={field(ROW)} value="1" />
            {entry.is === 'variants' && <Hidden name={field(entry.on)} value={wordAt(index)} />}
            <DrawnFields
              keys={entry.is === 'record' ? entry.keys : (entry.of.get(wordAt(index))?.keys ?? [])}
              name={under(name, index)}
              around={around}
            />
          </>
        )}
      />
      {entry.is === 'variants' && <AddOfKind entry={entry} name={name} />}
    </>
  )
}

/** For each element by its id, what becomes of it. */
function ById({
  entry,
  keys,
  name,
  label,
  around,
}: FieldProps & { readonly entry: Drawn; readonly keys: Drawn | undefined }) {
  const { t } = useReader()
  return (
    <RepeatRows
      section={name}
      label={label}
      rows={rowNumbers(useValues(), name).length}
      rowLabel={(index) => t('model.form.row', { number: index + 1 })}
      row={(field) => (
        <>
          <Hidden name={field(ROW)} value="1" />
          <PlainField
            drawn={keys ?? { is: 'line' }}
            name={field('id')}
            label={t('model.drafts.by_id.id')}
            optional={false}
            around={around}
          />
          <DrawnField
            drawn={entry}
            name={field('value')}
            label={t('model.drafts.by_id.value')}
            optional={false}
            around={around}
          />
        </>
      )}
    />
  )
}

/** Which kind of row to add, and the button that adds it. */
function AddOfKind({ entry: { on, of }, name }: { readonly entry: DrawnVariants; readonly name: string }) {
  const { t } = useReader()
  const options = [...of.keys()].map((word) => ({ value: `${on}:${word}`, label: wordLabel(t, word, on) }))
  return (
    <div class="field">
      <Select name={newRowName(name)} label={t('model.drafts.add_kind')} options={options} optional />
      <p>
        <Button kind="plain" small name="_add" value={name}>
          {t('model.drafts.add_row')}
        </Button>
      </p>
    </div>
  )
}
