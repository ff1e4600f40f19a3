import { useReader } from '#platform'
import { CheckboxGroup, type FormState, NumberField, Section, Select, TextArea, TextField } from '#platform/ui'
import type { Model } from '../definition/model.domain.ts'
import { holdsOn, LOCAL_KINDS } from '../local/local-setting.domain.ts'
import { WITHIN } from '../local/narrowing.domain.ts'
import type { Settable } from '../local/settable.domain.ts'
import { nameIn } from '../name-in.ts'
import type { SettableHere } from './local-model.query.server.ts'
import { nameOfPart, nameOfRowPart } from './read-setting.ts'
import { boundsInWords, ownInWords, sectorsInWords } from './setting-words.ts'

type NarrowingToSet = Settable & { readonly what: 'narrow_sharing' }
type SettingProps = { readonly model: Model; readonly settable: Settable }

/** What of one thing to set is typed: an amount, a name, items one in a line, or as many questions as the model allows. */
export function SettingFields({ model, settable }: SettingProps) {
  const { t } = useReader()
  switch (settable.what) {
    case 'label':
      return (
        <TextField
          name="label"
          label={t('model.local.set.label')}
          hint={t('model.local.set.label_hint', { bounds: boundsInWords(t, settable), own: settable.name.pl })}
        />
      )
    case 'add_items':
      return (
        <>
          <p>{t('model.local.set.items_own', { items: itemsOf(model, settable.target) })}</p>
          <TextArea
            name="items"
            label={t('model.local.set.items')}
            hint={t('model.local.set.items_hint', { bounds: boundsInWords(t, settable) })}
            rows={8}
            optional
          />
        </>
      )
    case 'add_fields':
      return <Questions settable={settable} />
    case 'narrow_sharing':
      return <SharedRows model={model} settable={settable} />
    default:
      return (
        <NumberField
          name="amount"
          label={t(`model.local.set.amount.${settable.unit}`)}
          hint={t('model.local.set.amount_hint', {
            own: ownInWords(t, model, settable),
            bounds: boundsInWords(t, settable),
          })}
        />
      )
  }
}

const itemsOf = (model: Model, list: string): string =>
  model
    .list(list)
    .items.map(({ label }) => label)
    .join('; ')

function Questions({ settable }: { readonly settable: Settable & { readonly what: 'add_fields' } }) {
  const { t, locale } = useReader()
  return (
    <>
      <p>{t('model.local.set.fields_hint', { max: settable.max })}</p>
      {Array.from({ length: settable.max }, (_, no) => (
        <Section id={`question-${no + 1}`} title={t('model.local.set.question', { no: no + 1 })}>
          <TextField name={nameOfPart('label', no)} label={t('model.local.set.question.label')} optional />
          <Select
            name={nameOfPart('kind', no)}
            label={t('model.local.set.question.kind')}
            options={LOCAL_KINDS.map((value) => ({ value, label: t(`model.local.kind.${value}`) }))}
            optional
          />
          {settable.categories.length > 0 && (
            <Select
              name={nameOfPart('category', no)}
              label={t('model.local.set.question.category')}
              hint={t('model.local.set.question.category_hint')}
              options={settable.categories.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
              optional
            />
          )}
          <TextField name={nameOfPart('help', no)} label={t('model.local.set.question.help')} optional />
        </Section>
      ))}
    </>
  )
}

/** Each row of the model's sharing for the role, with everything ticked that counts today: there is nothing to tick that would show more. */
function SharedRows({ model, settable: { rows } }: { readonly model: Model; readonly settable: NarrowingToSet }) {
  const { t, locale } = useReader()
  return (
    <>
      <p>{t('model.local.set.narrow_hint')}</p>
      {rows.map((row, no) => {
        const sectors = row.sectors === undefined ? 'all' : sectorsInWords(t, row.sectors)
        const title = t('model.local.set.narrow.row', { no: no + 1, sectors })
        return (
          <Section id={`row-${no + 1}`} title={title}>
            <CheckboxGroup
              name={nameOfRowPart('categories', no)}
              label={t('model.local.set.narrow.categories')}
              options={row.categories.map((id) => ({ value: id, label: nameIn(model.category(id).name, locale) }))}
              optional
            />
            <Select
              name={nameOfRowPart('extent', no)}
              label={t('model.local.set.narrow.extent')}
              options={WITHIN[row.extent].map((value) => ({ value, label: t(`model.local.extent.${value}`) }))}
            />
            <CheckboxGroup
              name={nameOfRowPart('grounds', no)}
              label={t('model.local.set.narrow.grounds')}
              options={row.grounds.map((id) => ({ value: id, label: nameIn(model.ground(id).name, locale) }))}
              optional
            />
          </Section>
        )
      })}
    </>
  )
}

/** What is shown today of each row of the model: all of it where nothing was narrowed. */
function rowsSoFar({ rows }: NarrowingToSet, now: SettableHere['ever'][number] | undefined): FormState['values'] {
  const left = now?.what === 'narrow_sharing' ? now.value.rows : rows
  return Object.fromEntries(
    rows.flatMap((own, no) => {
      const row = left.find(
        ({ sectors, categories }) =>
          String(sectors ?? '') === String(own.sectors ?? '') &&
          categories.every((one) => own.categories.includes(one)),
      )
      return [
        [nameOfRowPart('categories', no), row?.categories ?? []],
        [nameOfRowPart('extent', no), row?.extent ?? own.extent],
        [nameOfRowPart('grounds', no), row?.grounds ?? []],
      ]
    }),
  )
}

/** What was added and counts today stands in the fields, to be changed or taken away. */
export function addedSoFar({ local, ever, settable }: SettableHere): FormState['values'] {
  const now = ever.find((one) => holdsOn(one, local.today))
  if (settable.what === 'narrow_sharing') return rowsSoFar(settable, now)
  if (now?.what === 'add_items') return { items: now.value.items.map(({ label }) => label).join('\n') }
  if (now?.what !== 'add_fields') return {}
  return Object.fromEntries(
    now.value.fields.flatMap(({ label, kind, category = '', help = '' }, no) => [
      [nameOfPart('label', no), label],
      [nameOfPart('kind', no), kind],
      [nameOfPart('category', no), category],
      [nameOfPart('help', no), help],
    ]),
  )
}
