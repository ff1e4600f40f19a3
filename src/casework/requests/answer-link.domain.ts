import { addDays, type LocalDate } from '#kernel'

const DAY = 86_400_000
/** Days for which a link works: the longest that a model gives to answer a request without duty, and no longer. */
export const LINK_DAYS = 14

export const linkExpiry = (now: Date): Date => new Date(now.getTime() + LINK_DAYS * DAY)
/** The last whole day on which a link made today works. */
export const linkWorksUntil = (today: LocalDate): LocalDate => addDays(today, LINK_DAYS)
export const linkPath = (secret: string): string => `/answer/${secret}`
