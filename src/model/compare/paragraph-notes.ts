import type { Locale, T } from '#platform'
import { sayAttachment } from '../attachments/say-attachment.ts'
import { nameIn } from '../name-in.ts'
import type { ParagraphDifference } from './handbook-differences.domain.ts'

/** What changed about a paragraph beside its words, one sentence each. */
export function paragraphNotes(
  { numbersOnly, movedFrom, provenance, attachments, withdrawn }: ParagraphDifference,
  { t, locale }: { readonly t: T; readonly locale: Locale },
): readonly string[] {
  const notes = numbersOnly ? [t('model.compare.page.paragraph.numbers')] : []
  if (movedFrom) notes.push(t('model.compare.page.paragraph.moved', { chapter: nameIn(movedFrom, locale) }))
  if (provenance) {
    const { before, after } = provenance
    const marks = { before: t(`model.handbook.prov.${before.mark}`), after: t(`model.handbook.prov.${after.mark}`) }
    notes.push(
      before.mark === after.mark
        ? t('model.compare.page.paragraph.sources')
        : t('model.compare.page.paragraph.provenance', marks),
    )
  }
  notes.push(...attachments.map((one) => sayAttachment(one, { t, locale })))
  if (withdrawn) notes.push(t('model.compare.page.paragraph.reason', { reason: withdrawn.reason }))
  if (withdrawn?.seeAlso.length) {
    notes.push(t('model.compare.page.paragraph.instead', { ids: withdrawn.seeAlso.join(', ') }))
  }
  return notes
}
