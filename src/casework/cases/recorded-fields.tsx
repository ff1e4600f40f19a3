import { useReader } from '#platform'
import { DateField, RadioGroup } from '#platform/ui'
import { RECORDED_HOW } from './recorded.domain.ts'
import { RECORDED_LABELS } from './recorded-labels.ts'

type Names = { readonly how?: string; readonly on?: string }

/** How and on which day somebody without an account did it: the worker who writes it down answers for that. */
export function RecordedFields({ how = 'recordedHow', on = 'recordedOn' }: Names) {
  const { t } = useReader()
  return (
    <>
      <RadioGroup
        name={how}
        label={t('casework.recorded.how')}
        options={RECORDED_HOW.map((one) => ({ value: one, label: t(RECORDED_LABELS[one]) }))}
      />
      <DateField name={on} label={t('casework.recorded.on')} />
    </>
  )
}
