import type { Messages } from '#platform'
import { exchangeMessages } from '../exchange/i18n/messages.ts'
import { resourceMessages } from '../resources/i18n/messages.ts'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../platform/i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}

/** What the directory of services says, its open formats and resource maps too. */
export const directoryMessages: Messages = {
  pl: { ...pl, ...exchangeMessages.pl, ...resourceMessages.pl },
  en: { ...en, ...exchangeMessages.en, ...resourceMessages.en },
}
