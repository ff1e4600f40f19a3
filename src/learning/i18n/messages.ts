import type { Messages } from '#platform'
import { bookMessages } from '../book/i18n/messages.ts'
import { certificateMessages } from '../certificates/i18n/messages.ts'
import { courseMessages } from '../courses/i18n/messages.ts'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../platform/i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}

/** What the pages of learning say. */
export const learningMessages: Messages = {
  pl: { ...pl, ...courseMessages.pl, ...certificateMessages.pl, ...bookMessages.pl },
  en: { ...en, ...courseMessages.en, ...certificateMessages.en, ...bookMessages.en },
}
