const HOUR = 3_600_000

export type Purpose = 'invitation' | 'password_reset'

const HOURS: Readonly<Record<Purpose, number>> = { invitation: 7 * 24, password_reset: 1 }
/** Until when a link works: an invitation for a week, a new password for an hour. */
export const ticketExpiry = (purpose: Purpose, now: Date): Date => new Date(now.getTime() + HOURS[purpose] * HOUR)

/** Whoever asks for a new password again and again gets one letter in five minutes. */
export const lastLetterBefore = (now: Date): Date => new Date(now.getTime() - HOUR / 12)

const PATHS: Readonly<Record<Purpose, string>> = { invitation: '/invitation/', password_reset: '/new-password/' }
/** The address of the link without its secret. */
export const ticketPath = (purpose: Purpose): string => PATHS[purpose]
