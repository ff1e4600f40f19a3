import { useReader } from '#platform'
import { Hidden, Note, RepeatRows, Select, TextArea, useField } from '#platform/ui'
import { COMPARISONS, JOINS } from './condition-fields.domain.ts'
import { ROW, rowNumbers, under } from './field-values.domain.ts'
import { earlierFields } from './offers.domain.ts'
import { useDraft } from './offers.ts'
import { useValues } from './use-values.ts'

/** When a field of a form is shown: rows of comparisons, all of which or any of which must hold. */
export function ConditionField({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useReader()
  const { place } = useDraft()
  const { id, error } = useField(name)
  const whole = useField(under(name, 'whole')).value
  const list = under(name, 'rows')
  const fields = earlierFields(place)
  const rows = rowNumbers(useValues(), list).length
  return (
    <div id={id} tabindex={-1} class={error ? 'field has-err' : 'field'}>
      {error && <p class="err">{error}</p>}
      {whole !== '' && (
        <>
          <Hidden name={under(name, 'whole')} value={whole} />
          <Note kind="info" text={t('model.drafts.condition.whole', { label })} />
        </>
      )}
      {whole === '' && (
        <RepeatRows
          section={list}
          label={label}
          hint={t('model.drafts.condition.hint')}
          rows={rows}
          rowLabel={(index) => t('model.drafts.condition.row', { number: index + 1 })}
          addLabel={t('model.drafts.condition.add')}
          row={(field) => (
            <>
              <Hidden name={field(ROW)} value="1" />
              <Select name={field('field')} label={t('model.drafts.condition.field')} options={fields} />
              <Select
                name={field('how')}
                label={t('model.drafts.condition.how')}
                options={COMPARISONS.map((value) => ({ value, label: t(`model.drafts.condition.how.${value}`) }))}
              />
              <TextArea
                name={field('value')}
                label={t('model.drafts.condition.value')}
                hint={t('model.drafts.hint.answers')}
                rows={2}
                optional
              />
            </>
          )}
        />
      )}
      {rows > 1 && (
        <Select
          name={under(name, 'join')}
          label={t('model.drafts.condition.join')}
          options={JOINS.map((value) => ({ value, label: t(`model.drafts.condition.join.${value}`) }))}
        />
      )}
    </div>
  )
}
