import { type MessageKey, useReader } from '#platform'
import { Select } from '#platform/ui'
import { TEXT_LANGUAGES, type TextLanguage } from './texts/consent-text.domain.ts'

export const LANGUAGE_LABELS: Readonly<Record<TextLanguage, MessageKey>> = {
  pl: 'casework.consents.language.pl',
  uk: 'casework.consents.language.uk',
}

/** In which language the text of the register was signed; nothing where it was another text. The version is the one of the day. */
export function TextAgreedField() {
  const { t } = useReader()
  return (
    <Select
      name="text"
      label={t('casework.consents.text')}
      hint={t('casework.consents.text_hint')}
      options={TEXT_LANGUAGES.map((value) => ({ value, label: t(LANGUAGE_LABELS[value]) }))}
      optional
    />
  )
}
