import { type LocalDate, weekday } from '#kernel'
import { type MessageKey, type Posted, type Read, showDate, type T, textOf } from '#platform'
import type { SaidOfDate } from './answer-dates.server.ts'
import { ANSWERS, type DateAnswer, type GivenAnswer, type ProposedDate } from './poll.domain.ts'

export const ANSWER_LABELS: Readonly<Record<DateAnswer, MessageKey>> = {
  yes: 'casework.dates.yes',
  if_need_be: 'casework.dates.if_need_be',
  no: 'casework.dates.no',
}

const WEEKDAYS: readonly MessageKey[] = [
  'casework.dates.monday',
  'casework.dates.tuesday',
  'casework.dates.wednesday',
  'casework.dates.thursday',
  'casework.dates.friday',
  'casework.dates.saturday',
  'casework.dates.sunday',
]
const weekdayWord = (t: T, day: LocalDate): string => t(WEEKDAYS[weekday(day) - 1] ?? 'casework.dates.monday')

/** "piątek 04.12.2026, 13:00" */
export const dateWords = (t: T, { day, time }: Pick<ProposedDate, 'day' | 'time'>): string =>
  `${weekdayWord(t, day)} ${showDate(day)}, ${time}`

/** The field of the answer about one date; the number of a date never changes. */
export const answerField = (no: number): string => `date.${no}`

/** Reads answers about these dates. A date left without an answer is none. */
export function readAnswers(posted: Posted, dates: readonly ProposedDate[]): Read<{ answers: readonly SaidOfDate[] }> {
  const answers = dates.flatMap(({ no }) => {
    const said = textOf(posted, answerField(no))
    const answer = ANSWERS.find((one) => one === said)
    return answer ? [{ dateNo: no, answer }] : []
  })
  const [first] = dates
  if (answers.length === 0 && first)
    return { ok: false, errors: { [answerField(first.no)]: { key: 'casework.dates.nothing_said' } } }
  return { ok: true, value: { answers } }
}

/** What was answered before, as it stands in the fields. */
export const saidBefore = (said: readonly GivenAnswer[]): Readonly<Record<string, string>> =>
  Object.fromEntries(said.map(({ dateNo, answer }) => [answerField(dateNo), answer]))
