import type { Messages } from '../../i18n/catalogue.ts'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}

export const mailMessages: Messages = { pl, en }
