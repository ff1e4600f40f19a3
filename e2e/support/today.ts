const DAY = new Intl.DateTimeFormat('pl-PL', {
  timeZone: 'Europe/Warsaw',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})

/** The day of the demonstration as somebody types it, DD.MM.RRRR. */
export const today = (): string => DAY.format(Date.now())
