import { useReader } from '#platform'
import { CheckboxGroup, DateField, NumberField, Select, TextArea, TextField, useField, YesNo } from '#platform/ui'
import type { Drawn } from '../definition/drawn.domain.ts'
import { isChosen } from './draft-fields.domain.ts'
import { useOffers } from './offers.ts'
import { TextEditor } from './text-editor.tsx'

export type Around = { readonly around: readonly string[] }
export type FieldProps = Around & {
  readonly drawn: Drawn
  readonly name: string
  readonly label: string
  readonly optional: boolean
}

/** A value that is typed or chosen in one control. */
export function PlainField({ drawn, name, label, optional, around }: FieldProps) {
  const { t } = useReader()
  const frame = { name, label, optional }
  const offers = useOffers(drawn, name, around)
  if (offers) return <Chosen {...frame} options={offers} />
  switch (drawn.is) {
    case 'text':
      return <TextArea {...frame} />
    case 'structured':
      return <TextEditor {...frame} />
    case 'number':
      return <NumberField {...frame} />
    case 'amount':
      return <TextField {...frame} width="m" hint={t('model.drafts.hint.amount')} autocomplete="off" />
    case 'day':
      return <DateField {...frame} />
    case 'yes_no':
      return <YesNo {...frame} />
    default:
      return (
        <TextField {...frame} autocomplete="off" {...(drawn.is === 'id' ? { hint: t('model.drafts.hint.id') } : {})} />
      )
  }
}

type Options = readonly { readonly value: string; readonly label: string }[]
type ChosenProps = {
  readonly name: string
  readonly label: string
  readonly optional: boolean
  readonly options: Options
}

/** What is chosen now stays on offer even when the model no longer has it, so that saving never loses it. */
function useStanding(name: string, options: Options): Options {
  const { t } = useReader()
  const gone = useField(name).values.filter((value) => options.every((one) => one.value !== value))
  return [...options, ...gone.map((value) => ({ value, label: t('model.drafts.gone', { value }) }))]
}

const Chosen = ({ options, ...frame }: ChosenProps) => <Select {...frame} options={useStanding(frame.name, options)} />

/** A list that is ticked, or written one under another. */
export function SeveralField({ entry, name, label, optional, around }: FieldProps & { readonly entry: Drawn }) {
  const { t } = useReader()
  const offers = useOffers(entry, name, around)
  const options = useStanding(name, offers ?? [])
  if (offers && isChosen(entry)) {
    if (options.length === 0) return <TextArea name={name} label={label} optional hint={t('model.drafts.hint.lines')} />
    return <CheckboxGroup name={name} label={label} optional={optional} options={options} />
  }
  const hint = entry.is === 'answer' ? t('model.drafts.hint.answers') : t('model.drafts.hint.lines')
  return <TextArea name={name} label={label} optional={optional} hint={hint} />
}
