import { showDate, type T } from '#platform'
import type { Statement } from './certificate.domain.ts'

export const MY_CERTIFICATES = '/my-certificates'
/** Where anybody checks a certificate. */
export const checkPath = (code: string): string => `/certificates/${code}`

export const OF_INSTITUTION = '/institutions/:institutionId/certificates'
/** Where the head of an institution looks after its certificates. */
export const certificatesPath = (institutionId: string): string => `/institutions/${institutionId}/certificates`
export const endCertificatePath = (id: string): string => `/certificates/${id}/end`
export const ISSUER = '/certificate-issuer'

const HOUR = 60

/** "4 godziny 30 minut". */
export function durationWords(t: T, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR]
  return t('learning.certificate.hours', {
    hours,
    minutes: rest,
    parts: rest === 0 ? 'hours' : hours === 0 ? 'minutes' : 'both',
  })
}

/** The first and the last day, or the one. */
export const dayWords = (t: T, { beganOn, finishedOn }: Pick<Statement, 'beganOn' | 'finishedOn'>): string =>
  beganOn === finishedOn
    ? showDate(beganOn)
    : t('learning.certificate.days', { from: showDate(beganOn), until: showDate(finishedOn) })
