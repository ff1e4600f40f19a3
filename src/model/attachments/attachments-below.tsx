import { useReader } from '#platform'
import { Lines } from '#platform/ui'
import type { Attachment, ModelDocument } from '../definition/document.ts'
import { attachmentPrint } from './attachment-print.ts'
import { fileWords } from './attachment-words.ts'

type AttachmentsBelowProps = {
  readonly document: Pick<ModelDocument, 'id' | 'version'>
  readonly attachments: readonly Attachment[]
  /** Digests of the files that are here. */
  readonly here: ReadonlySet<string>
}

/** The files of a paragraph under its text: what each is, how big, and a link that saves it where it is here. */
export function AttachmentsBelow({ document, attachments, here }: AttachmentsBelowProps) {
  const { t, locale } = useReader()
  if (attachments.length === 0) return null
  return (
    <>
      <h4>{t('model.attachment.title')}</h4>
      <Lines
        items={attachments.map(({ id, title, file }) => (
          <>
            {here.has(file.sha256) ? (
              <a
                href={attachmentPrint.at({ modelId: document.id, version: document.version, attachmentId: id })}
                lang="pl"
              >
                {title}
              </a>
            ) : (
              <span lang="pl">{title}</span>
            )}{' '}
            ({fileWords(file, locale)}){here.has(file.sha256) ? null : <>, {t('model.attachment.absent')}</>}
          </>
        ))}
      />
    </>
  )
}
