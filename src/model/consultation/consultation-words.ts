import { showDate, type T } from '#platform'
import type { Consultation, ListedConsultation } from './consultation.query.server.ts'
import { type ConsultedText, calledIn, paragraphsOf, WHOLE } from './consulted-text.domain.ts'

/** How a consultation is called: the model and the version that is drafted. */
export const nameOf = (t: T, { name, version }: Pick<ListedConsultation, 'name' | 'version'>): string =>
  t('model.consultation.name', { name, version })

/** The days on which remarks are taken. */
export const datesOf = (t: T, { opensOn, closesOn }: Pick<ListedConsultation, 'opensOn' | 'closesOn'>): string =>
  t('model.consultation.dates', { from: showDate(opensOn), until: showDate(closesOn) })

/** What a consultation waits for today, in one sentence. */
export function stateWords(
  t: T,
  { state, opensOn, closesOn }: Pick<Consultation, 'state' | 'opensOn' | 'closesOn'>,
): string {
  switch (state) {
    case 'ahead':
      return t('model.consultation.from', { day: showDate(opensOn) })
    case 'open':
      return t('model.consultation.until', { day: showDate(closesOn) })
    case 'answering':
      return t('model.consultation.past', { day: showDate(closesOn) })
    case 'closed':
      return t('model.consultation.over')
  }
}

/** How the place of a remark is called. */
export const placeWords = (t: T, text: ConsultedText, about: string): string =>
  about === WHOLE ? t('model.consultation.whole') : calledIn(text, about)

/** Every place that a remark may be about: the whole, paragraphs, then what the program carries out. */
export const placeOptions = (t: T, text: ConsultedText): readonly { value: string; label: string }[] => [
  { value: WHOLE, label: t('model.consultation.whole') },
  ...[...paragraphsOf(text), ...text.elements].map(({ id }) => ({ value: id, label: calledIn(text, id) })),
]
