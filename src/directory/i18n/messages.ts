import type { Messages } from '#platform'
import { resourceMessages } from '../resources/i18n/messages.ts'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../platform/i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}

/** What the directory of services says. */
export const directoryMessages: Messages = {
  pl: { ...pl, ...resourceMessages.pl },
  en: { ...en, ...resourceMessages.en },
}
