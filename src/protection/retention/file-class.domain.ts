import type { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate, localDate, parts } from '#kernel'

export const FileClassId = idOf('FileClassId')
export type FileClassId = z.infer<typeof FileClassId>

/**
 * Archival categories (ustawa o narodowym zasobie archiwalnym i archiwach, art. 6; rozporządzenie of 2015 on classifying documentation): `A` is kept
 * for ever, `B` for so many years, `BE` for so many years and then judged by the state archive, `Bc` as long as it is of use.
 */
export const CATEGORIES = ['A', 'B', 'BE', 'Bc'] as const
export type Category = (typeof CATEGORIES)[number]

/** How long papers of one kind are kept: the category and, for B and BE, for how many full years. */
export type Keeping = { readonly category: Category; readonly years: number | null }

/** A class of the file plan (JRWA) of one institution, on the days on which it counts. */
export type FileClass = Keeping & {
  readonly id: FileClassId
  readonly institutionId: InstitutionId
  readonly symbol: string
  readonly name: string
  /** What in law or in the plan the years rest on. */
  readonly note: string | null
  readonly from: LocalDate
  /** The last day that counts; null while none is set. */
  readonly until: LocalDate | null
}

/** Symbols of the plan: digits, with one part after a dot or dash at most, as 8123 or 8123.2. */
export const SYMBOL = /^\d{1,8}([.-]\d{1,4})?$/

/** As it is written on papers: A, B10, BE25, Bc. */
export const categoryMark = ({ category, years }: Keeping): string => `${category}${years ?? ''}`

/** Whether years belong to the category. */
export const countsYears = (category: Category): boolean => category === 'B' || category === 'BE'

/**
 * The first day on which papers of a case closed on this day may be destroyed: 1 January after the year of closing and so many full years.
 * Null for A, which is never destroyed but handed to the archive. For Bc no source states a term; the next 1 January is our careful
 * reading and marked as such where it is shown.
 */
export function destroyFrom(closedOn: LocalDate, { category, years }: Keeping): LocalDate | null {
  if (category === 'A') return null
  return localDate(`${parts(closedOn).year + 1 + (years ?? 0)}-01-01`)
}

/** Whether the class counts on a day. */
export const countsOn = ({ from, until }: Pick<FileClass, 'from' | 'until'>, day: LocalDate): boolean =>
  from <= day && (until === null || until >= day)
