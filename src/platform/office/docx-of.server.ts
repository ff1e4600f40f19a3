import type { Locale } from '../i18n/catalogue.ts'
import { translator } from '../i18n/translate.server.ts'
import type { PrintDocument } from '../pdf/print-document.domain.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * A document as a file for a word processor, from the same parts as its print. Marked texts become tracked changes.
 * @param language of the words around it, and of its spelling where the document names no other
 * @param made when and by whom it was made, for the foot of each page
 */
export async function docxOf(document: PrintDocument, language: Locale, made = ''): Promise<Uint8Array<ArrayBuffer>> {
  // Read when somebody first asks: a program that starts needs none of it.
  const { docxFile } = await import('./docx-file.ts')
  const t = translator(language)
  const lang = document.lang === 'en' || document.lang === 'uk' || document.lang === 'pl' ? document.lang : language
  return docxFile(document, { lang, made, page: t('platform.print.page'), of: t('platform.print.of') })
}
