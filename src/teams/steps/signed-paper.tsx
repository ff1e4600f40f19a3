import { type MessageKey, useReader } from '#platform'
import type { FileRefusal } from '#platform/server'
import { FileField } from '#platform/ui'

/** What is wrong with a file of a team, in words. */
export const FILE_REFUSALS: Readonly<Record<FileRefusal, MessageKey>> = {
  file_missing: 'platform.file.missing',
  file_too_large: 'platform.file.too_large',
  image_too_large: 'platform.file.image_too_large',
  file_type_refused: 'platform.file.document_refused',
}

/** The scan of the signed paper, when there is one. */
export function ScanField() {
  const { t } = useReader()
  return (
    <FileField
      name="_scan"
      label={t('teams.step.scan')}
      hint={t('teams.step.scan.hint')}
      accept=".pdf,.jpg,.jpeg,.png,.webp"
      optional
    />
  )
}
