import { answerWords, type LeftAnswer } from '#model'
import { useReader } from '#platform'
import { KeyValues, Note } from '#platform/ui'

const UNASKED = { name: '', posted: [], shown: true, required: false }

/** What was typed into fields that the form lost when its case was carried to another version: to be read and copied. */
export function LeftOver({ left }: { readonly left: readonly LeftAnswer[] }) {
  const { t } = useReader()
  if (left.length === 0) return null
  return (
    <Note kind="info" title={t('casework.migration.left_over')} text={t('casework.migration.left_over_lead')}>
      <KeyValues
        items={left.map(({ field, value }) => ({
          term: field.label,
          value: answerWords({ ...UNASKED, field, value, options: field.options ?? [] }, t),
        }))}
      />
    </Note>
  )
}
