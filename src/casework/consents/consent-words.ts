import type { TextLanguage } from './texts/consent-text.domain.ts'
import pl from './words/pl.json' with { type: 'json' }
import uk from './words/uk.json' with { type: 'json' }

export type ConsentWord = keyof typeof pl
const WORDS: Readonly<Record<TextLanguage, Readonly<Record<ConsentWord, string>>>> = { pl, uk }

/** Says what stands on the paper of a consent beside its text, in the language of the text. */
export const sayOnConsent = (
  language: TextLanguage,
  word: ConsentWord,
  params: Readonly<Record<string, string>> = {},
): string => WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
