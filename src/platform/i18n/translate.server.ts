import { IntlMessageFormat } from 'intl-messageformat'
import { LOCALES, type Locale, type Messages, type T } from './catalogue.ts'
import en from './en.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }

const texts: Record<Locale, Map<string, string>> = { pl: new Map(), en: new Map(), uk: new Map() }
const compiled = new Map<string, IntlMessageFormat>()

/** Adds a capability's catalogue. Called once for each at start. */
export function addMessages(messages: Messages): void {
  for (const locale of LOCALES) {
    for (const [key, text] of Object.entries(messages[locale] ?? {})) texts[locale].set(key, String(text))
  }
}

addMessages({ pl, en })

function format(locale: Locale, key: string): IntlMessageFormat {
  const cacheKey = `${locale} ${key}`
  const known = compiled.get(cacheKey)
  if (known) return known
  const own = texts[locale].get(key)
  const text = own ?? texts.pl.get(key)
  if (text === undefined) throw new Error(`no message ${key}`)
  const made = new IntlMessageFormat(text, own === undefined ? 'pl' : locale, undefined, { ignoreTag: true })
  compiled.set(cacheKey, made)
  return made
}

/** One language; texts that take nothing are made once. */
function inLocale(locale: Locale): T {
  const plain = new Map<string, string>()
  return (key, params) => {
    if (params) return String(format(locale, key).format({ ...params }))
    const known = plain.get(key)
    if (known !== undefined) return known
    const text = String(format(locale, key).format())
    plain.set(key, text)
    return text
  }
}
const translators: Record<Locale, T> = { pl: inLocale('pl'), en: inLocale('en'), uk: inLocale('uk') }

/** Messages in one language; a text that the language lacks is shown in Polish. */
export const translator = (locale: Locale): T => translators[locale]

/** All keys of one language, for tests of completeness. */
export const messageKeys = (locale: Locale): readonly string[] => [...texts[locale].keys()].sort()
/** The raw ICU text, for tests. */
export const messageText = (locale: Locale, key: string): string | undefined => texts[locale].get(key)
