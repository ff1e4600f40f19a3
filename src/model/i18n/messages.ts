import type { Messages } from '#platform'
import { localMessages } from '../adoption/i18n/messages.ts'
import { attachmentMessages } from '../attachments/i18n/messages.ts'
import { compareMessages } from '../compare/i18n/messages.ts'
import { consultationMessages } from '../consultation/i18n/messages.ts'
import { dependantMessages } from '../dependants/i18n/messages.ts'
import { draftMessages } from '../drafts/i18n/messages.ts'
import { evidenceMessages } from '../evidence/i18n/messages.ts'
import { handbookOutMessages } from '../handbook-out/i18n/messages.ts'
import { lawMessages } from '../law/i18n/messages.ts'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

type Own = typeof pl
declare module '../../platform/i18n/catalogue.ts' {
  interface Catalogue extends Own {}
}

/** Messages of the handbook, of model-defined forms, of rules, of legal bases, of drafts, of consultations and of what gminas set. */
export const modelMessages: Messages = {
  pl: {
    ...pl,
    ...attachmentMessages.pl,
    ...lawMessages.pl,
    ...localMessages.pl,
    ...compareMessages.pl,
    ...handbookOutMessages.pl,
    ...draftMessages.pl,
    ...consultationMessages.pl,
    ...dependantMessages.pl,
    ...evidenceMessages.pl,
  },
  en: {
    ...en,
    ...attachmentMessages.en,
    ...lawMessages.en,
    ...localMessages.en,
    ...compareMessages.en,
    ...handbookOutMessages.en,
    ...draftMessages.en,
    ...consultationMessages.en,
    ...dependantMessages.en,
    ...evidenceMessages.en,
  },
}
