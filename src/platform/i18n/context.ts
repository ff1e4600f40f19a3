import { createContext, useContext } from '../jsx/context.ts'
import type { Locale, T } from './catalogue.ts'

export type Reader = { readonly t: T; readonly locale: Locale }
export const ReaderContext = createContext<Reader | null>(null)

/** Messages for the reader of this page, inside any part of it. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('rendered outside a page')
  return reader
}
