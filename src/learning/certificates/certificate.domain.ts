import { z } from 'zod'
import type { InstitutionId, LocalDate, PersonId } from '#kernel'

/** What a course or an event asks for before it is certified. */
export type CertificateRule = {
  /** Every lesson read. */
  readonly lessons: boolean
  /** Every quiz passed. */
  readonly quizzes: boolean
  /** Minutes of attendance at least; null where none are taken. */
  readonly attendanceMinutes: number | null
}
/** What somebody has done of it. */
export type LearnedFacts = {
  readonly lessons: readonly { readonly id: string; readonly read: boolean }[]
  readonly quizzes: readonly { readonly id: string; readonly passed: boolean }[]
  readonly attendedMinutes: number
}
export type Missing =
  | { readonly what: 'lesson' | 'quiz'; readonly id: string }
  | { readonly what: 'attendance'; readonly minutes: number }
  /** A rule that asks for nothing certifies nothing. */
  | { readonly what: 'nothing_asked' }

/** What is still missing before the certificate is earned, in the order of the course; empty when it is earned. */
export function missingFor(rule: CertificateRule, facts: LearnedFacts): readonly Missing[] {
  const lessons = rule.lessons ? facts.lessons.filter(({ read }) => !read) : []
  const quizzes = rule.quizzes ? facts.quizzes.filter(({ passed }) => !passed) : []
  const short = Math.max(0, (rule.attendanceMinutes ?? 0) - facts.attendedMinutes)
  const asked =
    (rule.lessons && facts.lessons.length > 0) ||
    (rule.quizzes && facts.quizzes.length > 0) ||
    (rule.attendanceMinutes ?? 0) > 0
  if (!asked) return [{ what: 'nothing_asked' }]
  return [
    ...lessons.map(({ id }) => ({ what: 'lesson', id }) as const),
    ...quizzes.map(({ id }) => ({ what: 'quiz', id }) as const),
    ...(short > 0 ? [{ what: 'attendance', minutes: short } as const] : []),
  ]
}

export const earned = (rule: CertificateRule, facts: LearnedFacts): boolean => missingFor(rule, facts).length === 0

export const CertificateId = z.uuid().brand<'CertificateId'>()
export type CertificateId = z.infer<typeof CertificateId>
export type CertificateState = 'valid' | 'revoked' | 'replaced'

/** What a certificate states, as printed and checked. */
export type Statement = {
  /** Twenty signs (100 bits) that open its check page. */
  readonly code: string
  /** Who runs what was learned. */
  readonly institution: string
  readonly name: string
  readonly title: string
  readonly programme: readonly string[]
  readonly minutes: number
  readonly beganOn: LocalDate
  readonly finishedOn: LocalDate
  readonly issuedOn: LocalDate
}

/** What somebody finished, on which a certificate rests. `subjectId` is the course or event; one person has one valid certificate of it. */
export type Completed = {
  readonly personId: PersonId
  readonly institutionId: InstitutionId
  readonly subjectKind: 'course' | 'event'
  readonly subjectId: string
  readonly title: string
  readonly programme: readonly string[]
  readonly minutes: number
  readonly beganOn: LocalDate
  readonly finishedOn: LocalDate
  readonly rule: CertificateRule
  readonly facts: LearnedFacts
}

/** Crockford's base 32: no letter that a hand takes for a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
export const CODE_SIGNS = 20
export const isCode = (code: string): boolean => /^[0-9a-hjkmnp-tv-z]{20}$/.test(code)
/** A code from twenty random bytes. */
export const codeFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, CODE_SIGNS), (byte) => ALPHABET[byte & 31]).join('')

/** `KOP/2026/000123`: the number of a certificate in its year. */
export const numberOf = (year: number, no: number): string => `KOP/${year}/${String(no).padStart(6, '0')}`

/** The text whose SHA-256 is the hash of a certificate: its parts as JSON, in this order. The number follows from the register. */
export const hashedText = (s: Statement): string =>
  JSON.stringify([
    'kooperacja-certificate/1',
    s.code,
    s.institution,
    s.name,
    s.title,
    s.programme,
    s.minutes,
    s.beganOn,
    s.finishedOn,
    s.issuedOn,
  ])
