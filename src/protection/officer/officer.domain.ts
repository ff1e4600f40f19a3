import type { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate, type PersonId } from '#kernel'

export const OfficerId = idOf('OfficerId')
export type OfficerId = z.infer<typeof OfficerId>

/** A data protection officer as published (RODO art. 37 par. 7; ustawa o ochronie danych osobowych art. 11). */
export type Officer = {
  readonly id: OfficerId
  readonly institutionId: InstitutionId
  readonly personId: PersonId
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly from: LocalDate
  /** The last day that counts; null while none is set. */
  readonly until: LocalDate | null
}

/** How to reach the officer, on one line. */
export const contactOf = ({ email, phone }: Pick<Officer, 'email' | 'phone'>): string =>
  [email, phone].filter(Boolean).join(', ')
