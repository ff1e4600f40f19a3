import { z } from 'zod'
import type { LocalDate } from '#kernel'

/** What the program knows of a case; filled only as far as the recipient may read it. */
export const CASE_FIELDS = [
  'osoby',
  'dorosli',
  'dzieci',
  'cele',
  'dzialania',
  'dzialania_adresata',
  'termin_planu',
  'etap',
  'kod_sprawy',
] as const
/** What is of the letter itself. */
export const OWN_FIELDS = [
  'nadawca',
  'nadawca_adres',
  'miejscowosc',
  'data',
  'znak',
  'adresat',
  'adresat_adres',
  'zwrot',
  'dotyczy',
  'tresc',
  'zalaczniki',
  'do_wiadomosci',
  'podpis',
  'stanowisko',
  'rodo',
] as const
export const LETTER_FIELDS = [...OWN_FIELDS, ...CASE_FIELDS] as const
export type CaseField = (typeof CASE_FIELDS)[number]
export type LetterField = (typeof LETTER_FIELDS)[number]
/** To whom a letter goes: an institution, an adult of the case, or somebody outside of it. */
export type LetterTo =
  | { readonly kind: 'institution'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'outside' }

/** What each field of a case says: its lines, of which a recipient may read some. */
export type CaseLines = Readonly<Record<CaseField, readonly string[]>>
export type CaseValues = Readonly<Record<CaseField, string>>

export const NO_LINES: CaseLines = {
  osoby: [],
  dorosli: [],
  dzieci: [],
  cele: [],
  dzialania: [],
  dzialania_adresata: [],
  termin_planu: [],
  etap: [],
  kod_sprawy: [],
}

/** Names given in a template that are no field. */
export const unknownFields = (found: readonly string[]): readonly string[] =>
  found.filter((name) => !LETTER_FIELDS.some((field) => field === name))

/** What every one of several readers may read. */
export const readByAll = (readers: readonly CaseLines[]): CaseLines => {
  const [first, ...others] = readers
  if (!first) return NO_LINES
  return mapped((field) => first[field].filter((line) => others.every((one) => one[field].includes(line))))
}

/** The words of the fields for a recipient, and which of them say less than their writer reads. */
export function filledFor(mine: CaseLines, theirs: CaseLines): { values: CaseValues; withheld: readonly CaseField[] } {
  return {
    values: Object.fromEntries(CASE_FIELDS.map((field) => [field, theirs[field].join('\n')])) as CaseValues,
    withheld: CASE_FIELDS.filter((field) => mine[field].some((line) => !theirs[field].includes(line))),
  }
}

// Every field is named, which the type of the entries does not tell.
const mapped = (of: (field: CaseField) => readonly string[]): CaseLines =>
  Object.fromEntries(CASE_FIELDS.map((field) => [field, of(field)])) as CaseLines

const FIELD = /\{\{\s*([a-z_]+)\s*\}\}/g
/** A text with its fields replaced; a field without words leaves nothing. */
export const substituted = (text: string, values: Readonly<Partial<Record<string, string>>>): string =>
  text.replace(FIELD, (_, field: string) => values[field] ?? '').replace(/\n{3,}/g, '\n\n')

/** What somebody writes into a letter, and what the program filled for its recipient. */
export const LetterWords = z.object({
  salutation: z.string(),
  subject: z.string(),
  body: z.string(),
  attachments: z.string(),
  copies: z.string(),
  signer: z.string(),
  signerFunction: z.string(),
  address: z.string(),
  values: z.record(z.string(), z.string()),
  /** How its recipient is called in it, kept as it goes. */
  recipient: z.string().optional(),
})
export type LetterWords = z.infer<typeof LetterWords>

/** Forms of address, without a name after them (nothing is declined). */
export const SALUTATIONS = ['Szanowni Państwo', 'Szanowna Pani', 'Szanowny Panie'] as const

const longDay = new Intl.DateTimeFormat('pl-PL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
/** "22 listopada 2026 r.", as letters are dated. */
export const letterDay = (day: LocalDate): string => `${longDay.format(new Date(`${day}T00:00:00Z`))} r.`

const NUMBER_PATTERN = /^[\p{L}\d./ -]*\{(?:nr|rok)\}[\p{L}\d./ -]*\{(?:nr|rok)\}[\p{L}\d./ -]*$/u
/** Whether a pattern of numbers holds the number and the year once each, among letters, digits, dots, strokes and dashes. */
export const isNumberPattern = (pattern: string): boolean =>
  NUMBER_PATTERN.test(pattern) && pattern.split('{nr}').length === 2 && pattern.split('{rok}').length === 2
export const numberBy = (pattern: string, no: number, year: number): string =>
  pattern.replace('{nr}', String(no)).replace('{rok}', String(year))
