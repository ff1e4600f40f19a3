/** Hours that come again: a recurrence rule of RFC 5545 (of the few forms below) and the hours of each such day, as "08:00" to "15:30". */
export type OpenHours = { readonly rrule: string; readonly opens: string; readonly closes: string }

/** Monday to Sunday as RFC 5545 names them. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]
/** Which of them in a month; -1 is the last. */
export const NTHS = ['1', '2', '3', '4', '-1'] as const
export type Nth = (typeof NTHS)[number]

export type HoursRange = { readonly opens: string; readonly closes: string }
/** The same hours as people read them: days of every week, or one day of a month. */
export type HoursTold = HoursRange &
  (
    | { readonly every: 'week'; readonly days: readonly Weekday[] }
    | { readonly every: 'month'; readonly day: Weekday; readonly nth: Nth }
  )

const RANGE = /^(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?$/
const clock = (hour: string | undefined, minute = '00') => `${(hour ?? '').padStart(2, '0')}:${minute}`
const DAY_END = '24:00'

/** Reads "8–15:30, 16:00-18:00"; null when it is not hours, or one ends before it begins. Empty is closed. */
export function readRanges(text: string): readonly HoursRange[] | null {
  if (text.trim() === '') return []
  const ranges: HoursRange[] = []
  for (const piece of text.split(/[,;]/)) {
    const read = RANGE.exec(piece.trim().replaceAll('.', ':'))
    if (!read) return null
    const [opens, closes] = [clock(read[1], read[2]), clock(read[3], read[4])]
    if (closes <= opens || closes > DAY_END || [read[2], read[4]].some((minute) => Number(minute ?? 0) > 59))
      return null
    ranges.push({ opens, closes })
  }
  return ranges
}

/** "8:00–15:30, 16:00–18:00". */
export const showRanges = (ranges: readonly HoursRange[]): string => ranges.map(showRange).join(', ')
export const showRange = ({ opens, closes }: HoursRange): string =>
  `${opens.replace(/^0/, '')}–${closes.replace(/^0/, '')}`

/** Hours of a week, one list for each weekday from Monday, as rules: days that share their hours share a rule. */
export function weekly(week: readonly (readonly HoursRange[])[]): readonly OpenHours[] {
  const byHours = new Map<string, { range: HoursRange; days: Weekday[] }>()
  for (const [index, ranges] of week.entries()) {
    const day = WEEKDAYS[index]
    if (!day) continue
    for (const range of ranges) {
      const key = `${range.opens} ${range.closes}`
      const kept = byHours.get(key) ?? { range, days: [] }
      if (!kept.days.includes(day)) kept.days.push(day)
      byHours.set(key, kept)
    }
  }
  return [...byHours.values()].map(({ range, days }) => ({ rrule: `FREQ=WEEKLY;BYDAY=${days.join(',')}`, ...range }))
}

export const monthly = (nth: Nth, day: Weekday, range: HoursRange): OpenHours => ({
  rrule: `FREQ=MONTHLY;BYDAY=${nth}${day}`,
  ...range,
})

const WEEKLY = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/
const MONTHLY = /^FREQ=MONTHLY;BYDAY=(-?\d)([A-Z]{2})$/
const isDay = (text: string): text is Weekday => WEEKDAYS.some((day) => day === text)

/** What a rule says; null for one that this product does not write. */
export function tellHours({ rrule, opens, closes }: OpenHours): HoursTold | null {
  const week = WEEKLY.exec(rrule)?.[1]?.split(',')
  if (week?.every(isDay)) return { every: 'week', days: WEEKDAYS.filter((day) => week.includes(day)), opens, closes }
  const month = MONTHLY.exec(rrule)
  const nth = NTHS.find((one) => one === month?.[1])
  const day = month?.[2] ?? ''
  return nth && isDay(day) ? { every: 'month', nth, day, opens, closes } : null
}

/** Days in a row, as "from Monday to Friday": the first and the last; otherwise each by itself. */
export function inARow(days: readonly Weekday[]): readonly [Weekday, Weekday] | null {
  const places = days.map((day) => WEEKDAYS.indexOf(day))
  const [first, last] = [days[0], days.at(-1)]
  const row = places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1)
  return first && last && days.length > 2 && row ? [first, last] : null
}

/** Hours as the fields of a form hold them: a text for each weekday, and the days of a month. */
export function hoursByDay(hours: readonly OpenHours[]): {
  readonly week: readonly string[]
  readonly month: readonly Extract<HoursTold, { every: 'month' }>[]
} {
  const told = hours.flatMap((one) => tellHours(one) ?? [])
  const week = WEEKDAYS.map((day) =>
    showRanges(
      told
        .filter((one) => one.every === 'week' && one.days.includes(day))
        .toSorted((a, b) => (a.opens < b.opens ? -1 : 1)),
    ),
  )
  return { week, month: told.flatMap((one) => (one.every === 'month' ? [one] : [])) }
}
