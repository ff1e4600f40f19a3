import type { Form, Model } from '#model'
import { type PrintBlock, showDate } from '#platform'
import type { Recorded } from '../cases/recorded.domain.ts'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import { type Reader, rolesInWords, text } from './print-words.ts'

/** Lines to sign, each with whom it is for. */
export const signatures = (who: readonly string[], { t }: Reader): readonly PrintBlock[] =>
  who.length === 0
    ? []
    : [{ kind: 'signatures', places: who.map((one) => ({ who: one, note: t('casework.print.date_and_signature') })) }]

/** Where whoever filled a form in and those who must sign it put their names; of one signed outside the system, how and when. */
export function formSignatures(
  model: Model,
  form: Form,
  recorded: Recorded | null,
  reader: Reader,
): readonly PrintBlock[] {
  const { t } = reader
  if (recorded) {
    const how = t(RECORDED_LABELS[recorded.how])
    return [text(t('casework.print.signed', { how, date: showDate(recorded.onDay) }))]
  }
  return signatures([t('casework.print.filled_by'), ...rolesInWords(model, form.signedBy, reader)], reader)
}
