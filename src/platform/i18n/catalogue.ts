import type platformPolish from './pl.json'

export const LOCALES = ['pl', 'en', 'uk'] as const
export type Locale = (typeof LOCALES)[number]

type PlatformMessages = typeof platformPolish
/** Every message key of the product. Each capability adds its own by augmenting this interface with the type of its Polish file, so a missing message is a type error. */
export interface Catalogue extends PlatformMessages {}

export type MessageKey = keyof Catalogue & string
export type MessageParams = Readonly<Record<string, string | number | boolean | Date | null | undefined>>
/** The text of a message in the reader's language. */
export type T = (key: MessageKey, params?: MessageParams) => string
/** Messages of one capability: Polish and English complete, Ukrainian for what families read. */
export type Messages = { readonly pl: object; readonly en: object; readonly uk?: object }
