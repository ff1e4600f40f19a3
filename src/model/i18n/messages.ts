import type { Messages } from '#platform'
import { lawMessages } from '../law/i18n/messages.ts'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../platform/i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}

/** Messages of the handbook, of model-defined forms, of rules and of legal bases. */
export const modelMessages: Messages = { pl: { ...pl, ...lawMessages.pl }, en: { ...en, ...lawMessages.en } }
