import { useReader } from '#platform'
import { Note } from '#platform/ui'

type Props = {
  /** What the form says was written down too; otherwise it stayed on the paper. */
  readonly written: boolean
  /** The scan, where this reader may open it. */
  readonly scan: string | null
}

/** That a completed form was taken over from paper. */
export function PaperFormNote({ written, scan }: Props) {
  const { t } = useReader()
  return (
    <Note
      kind="info"
      title={`${t('casework.takeover.mark')}.`}
      {...(written ? {} : { text: t('casework.takeover.form.on_paper') })}
    >
      {scan && (
        <p>
          <a href={`/files/${scan}`}>{t('casework.takeover.form.scan')}</a>
        </p>
      )}
    </Note>
  )
}
