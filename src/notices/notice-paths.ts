export const NOTICES_PATH = '/notices'
export const PREFERENCES_PATH = '/notices/preferences'
/** Where mails are stopped by the secret that a mail carries. */
export const unsubscribePath = (secret: string): string => `/unsubscribe/${secret}`
/** The same for the button of a mail program (RFC 8058), which sends no form of ours. */
export const oneClickPath = (secret: string): string => `/unsubscribe/${secret}/one-click`
export const CALENDAR_PATH = '/notices/calendar'
export const WITHDRAW_CALENDAR_PATH = '/notices/calendar/withdraw'
/** Where a program reads a person's calendar by its secret. */
export const calendarFeedPath = (secret: string): string => `/calendar/${secret}.ics`
