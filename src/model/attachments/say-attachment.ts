import type { Locale, T } from '#platform'
import type { AttachmentDifference } from './attachment-differences.domain.ts'
import { fileWords } from './attachment-words.ts'

/** What differs about a file, as a sentence. */
export function sayAttachment(
  one: AttachmentDifference,
  { t, locale }: { readonly t: T; readonly locale: Locale },
): string {
  if (one.change === 'added')
    return t('model.attachment.compared.added', { title: one.after.title, what: fileWords(one.after.file, locale) })
  if (one.change === 'removed')
    return t('model.attachment.compared.removed', { title: one.before.title, what: fileWords(one.before.file, locale) })
  const { before, after } = one
  const { title } = after
  switch (one.change) {
    case 'file': {
      const [was, what] = [fileWords(before.file, locale), fileWords(after.file, locale)]
      return t('model.attachment.compared.file', { title, was, what })
    }
    case 'renamed':
      return t('model.attachment.compared.renamed', { title, was: before.title })
    case 'came':
      return t('model.attachment.compared.came', { title, clause: before.clause })
    case 'went':
      return t('model.attachment.compared.went', { title, clause: after.clause })
  }
}
