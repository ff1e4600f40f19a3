import type { Messages } from '#platform'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../../platform/i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}
/** Messages of a course as a book. */
export const bookMessages: Messages = { pl, en }
