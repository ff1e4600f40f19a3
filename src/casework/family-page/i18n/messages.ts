import type { Messages } from '#platform'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../../platform/i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}

/** Messages of the family's page, for those who keep the case; what the family reads has words of its own. */
export const familyPageMessages: Messages = { pl, en }
