import type { LocalDate } from '#kernel'

/** Whether somebody can come then, in words; never a weight. */
export const ANSWERS = ['yes', 'if_need_be', 'no'] as const
export type DateAnswer = (typeof ANSWERS)[number]

/** One day and hour that is asked about, in Poland. */
export type ProposedDate = {
  readonly no: number
  readonly day: LocalDate
  /** As `13:00`. */
  readonly time: string
  readonly startsAt: Date
}
export type GivenAnswer = { readonly guestNo: number; readonly dateNo: number; readonly answer: DateAnswer }

/** Who said what of one date, by their places; `common` when everybody who is asked can come, if need be. */
export type DateSummary = {
  readonly date: ProposedDate
  readonly yes: readonly number[]
  readonly ifNeedBe: readonly number[]
  readonly no: readonly number[]
  readonly silent: readonly number[]
  readonly common: boolean
}

/** The dates in the order of the calendar, each with who can come then. Nobody's answer counts more than another's. */
export function summaryOf(
  dates: readonly ProposedDate[],
  guests: readonly number[],
  answers: readonly GivenAnswer[],
): readonly DateSummary[] {
  const inOrder = dates.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return inOrder.map((date) => {
    const said = new Map(answers.filter(({ dateNo }) => dateNo === date.no).map((one) => [one.guestNo, one.answer]))
    const who = (answer: DateAnswer | undefined) => guests.filter((no) => said.get(no) === answer)
    const [yes, ifNeedBe, no, silent] = [who('yes'), who('if_need_be'), who('no'), who(undefined)]
    return { date, yes, ifNeedBe, no, silent, common: no.length === 0 && silent.length === 0 && guests.length > 0 }
  })
}

/** Those who said nothing of any date yet. They are waited for, never late. */
export const waitedFor = (guests: readonly number[], answers: readonly GivenAnswer[]): readonly number[] =>
  guests.filter((no) => !answers.some(({ guestNo }) => guestNo === no))
