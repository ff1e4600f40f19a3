import type { z } from 'zod'
import { idOf, type LocalDate } from '#kernel'

export const EmploymentId = idOf('EmploymentId')
export type EmploymentId = z.infer<typeof EmploymentId>

/** The head and a deputy act for the institution; a worker acts in it. */
export const FUNCTIONS = ['head', 'deputy', 'worker'] as const
export type EmploymentFunction = (typeof FUNCTIONS)[number]

export type Period = { readonly from: LocalDate; readonly until: LocalDate | null }

/** Two periods share at least one day; the last day of each counts. */
export const overlap = (a: Period, b: Period): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until)
