import type { MessageKey, MessageParams } from '../i18n/catalogue.ts'

/** A file as it came, before anybody trusted it. */
export type Upload = { readonly name: string; readonly bytes: Uint8Array }
/** What a form sent: texts by field name in the order sent, and files. */
export type Posted = {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<string, Upload>>
}
/** A message for a person: a key of the catalogue with what it needs to say. */
export type Say = { readonly key: MessageKey; readonly params?: MessageParams }
/** What a page understood of a form: the input of its act, or what to mend. `values` replaces what is shown again (a row added or removed). */
export type Read<I> =
  | { readonly ok: true; readonly value: I }
  | {
      readonly ok: false
      readonly errors: Readonly<Record<string, Say>>
      readonly values?: Readonly<Record<string, string | readonly string[]>>
    }

export const noPosted: Posted = { fields: {}, files: {} }
/** The first text sent under a name, or nothing. */
export const textOf = (posted: Posted, name: string): string => posted.fields[name]?.[0] ?? ''
