const DAY = 86_400_000
/** Days for which a provider may use a link. Inferred: long enough for somebody who reads mail once a week. */
export const LINK_DAYS = 7

export const linkExpiry = (now: Date): Date => new Date(now.getTime() + LINK_DAYS * DAY)
