import { useReader } from '#platform'
import { DateField, TextField } from '#platform/ui'

/** Which court decided, under which signature, when. `optional` where the document may also be a record of birth. */
export function DecisionFields({ optional }: { readonly optional?: boolean }) {
  const { t } = useReader()
  return (
    <>
      <TextField name="court" label={t('casework.authority.court')} width="m" optional={optional} />
      <TextField
        name="signature"
        label={t('casework.authority.signature')}
        hint={t('casework.authority.signature_hint')}
        width="m"
        optional={optional}
      />
      <DateField name="documentOn" label={t('casework.authority.document_on')} optional={optional} />
    </>
  )
}
