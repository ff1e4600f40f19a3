import type { Locale } from '#platform'
import type { Name } from './definition/document.ts'

/** A name of the model in the reader's language; models are written in Polish and English. */
export const nameIn = (name: Name, locale: Locale): string => (locale === 'en' ? name.en : name.pl)
