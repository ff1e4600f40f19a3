import { type Name, nameIn } from '#model'
import en from './words/en.json' with { type: 'json' }
import pl from './words/pl.json' with { type: 'json' }
import etr from './words/pl-etr.json' with { type: 'json' }
import uk from './words/uk.json' with { type: 'json' }

/** Languages of everything on the family's page; `pl-etr` is Polish in short sentences, easy to read. */
export const FAMILY_LANGUAGES = ['pl', 'pl-etr', 'uk', 'en'] as const
export type FamilyLanguage = (typeof FAMILY_LANGUAGES)[number]
export type FamilyWord = keyof typeof pl
export type FamilyWords = Readonly<Record<FamilyWord, string>>

/** How each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<FamilyLanguage, string>> = {
  pl: 'polski',
  'pl-etr': 'polski łatwy do czytania',
  uk: 'українська',
  en: 'English',
}
const WORDS: Readonly<Record<FamilyLanguage, FamilyWords>> = { pl, 'pl-etr': etr, uk, en }

export const familyLanguage = (asked: string | undefined): FamilyLanguage =>
  FAMILY_LANGUAGES.find((one) => one === asked) ?? 'pl'
/** The language as browsers and readers of PDF know it. */
export const langOf = (language: FamilyLanguage): 'pl' | 'uk' | 'en' => (language === 'pl-etr' ? 'pl' : language)

export type FamilyReader = {
  readonly language: FamilyLanguage
  readonly say: (word: FamilyWord, params?: Readonly<Record<string, string>>) => string
  /** A name that the model gives in Polish and English. */
  readonly name: (name: Name) => string
}

/** Says every text of the family's page in one language. */
export function familyReader(language: FamilyLanguage): FamilyReader {
  return {
    language,
    say: (word, params = {}) => WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? ''),
    name: (name) => nameIn(name, language === 'en' ? 'en' : 'pl'),
  }
}
