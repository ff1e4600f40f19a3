import { useReader } from '#platform'
import { CheckboxGroup, type FormState, RadioGroup, Select, TextArea } from '#platform/ui'
import type { KnownClients } from '../client-data.domain.ts'
import { REMARK_KINDS } from '../consultation.domain.ts'
import { placeOptions } from '../consultation-words.ts'
import type { ConsultedText } from '../consulted-text.domain.ts'
import type { FreeText } from './client-data-refused.domain.ts'
import { mayExplain } from './found-client-data.tsx'

/** How the free texts of a remark are called, where the page has no words of its own. */
export const useRemarkLabels = (): Readonly<Record<FreeText, string>> => {
  const { t } = useReader()
  return { words: t('model.remark.words'), proposed: t('model.remark.proposed'), reason: t('model.remark.reason') }
}

export const KindField = () => {
  const { t } = useReader()
  return (
    <RadioGroup
      name="kind"
      label={t('model.remark.kind')}
      options={REMARK_KINDS.map((value) => ({ value, label: t(`model.remark.kind.${value}`) }))}
    />
  )
}

export const WordsFields = ({ labels }: { readonly labels: Readonly<Record<FreeText, string>> }) => (
  <>
    <TextArea name="words" label={labels.words} rows={5} />
    <TextArea name="proposed" label={labels.proposed} rows={3} optional />
    <TextArea name="reason" label={labels.reason} rows={3} optional />
  </>
)

/** Stands only after something doubtful was found: a tick that everybody sees at once would soon be ticked unread. */
export function OrdinaryField({ form, known }: { readonly form: FormState; readonly known?: KnownClients }) {
  const { t } = useReader()
  if (!mayExplain(form, known)) return null
  return (
    <CheckboxGroup
      name="ordinary"
      label={t('model.remark.ordinary')}
      options={[{ value: 'yes', label: t('model.remark.ordinary.yes') }]}
      optional
    />
  )
}

/** What every remark of a consultation asks: the place, the kind, the words. */
export function RemarkFields({ text, form }: { readonly text: ConsultedText; readonly form: FormState }) {
  const { t } = useReader()
  const labels = useRemarkLabels()
  return (
    <>
      <Select name="about" label={t('model.remark.about')} options={placeOptions(t, text)} />
      <KindField />
      <WordsFields labels={labels} />
      <OrdinaryField form={form} />
    </>
  )
}
