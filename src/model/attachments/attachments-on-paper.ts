import type { Locale, T } from '#platform'
import type { Attachment, ModelDocument } from '../definition/document.ts'
import { attachmentPrint } from './attachment-print.ts'
import { fileWords } from './attachment-words.ts'

type Reader = { readonly t: T; readonly locale: Locale }
type Printed = { readonly document: Pick<ModelDocument, 'id' | 'version'>; readonly here: ReadonlySet<string> }

/** The files of a paragraph on paper, one line each: what it is, how big, and where it is to be had. */
export const attachmentLines = (
  attachments: readonly Attachment[],
  { document, here }: Printed,
  { t, locale }: Reader,
): readonly string[] =>
  attachments.map(({ id, title, file }) => {
    const what = fileWords(file, locale)
    const address = attachmentPrint.at({ modelId: document.id, version: document.version, attachmentId: id })
    return here.has(file.sha256)
      ? t('model.attachment.on_paper', { title, what, address })
      : t('model.attachment.on_paper_absent', { title, what })
  })
