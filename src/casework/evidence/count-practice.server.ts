import { addDays, addMonths, type LocalDate, localDate } from '#kernel'
import { countedMonths, countMonth } from '#model/server'
import { type Ctx, enqueue } from '#platform/server'
import { practiceBetween, practisedSince } from './practice.query.server.ts'

/** The job that counts practice by month. */
export const COUNT_PRACTICE = 'casework.practice.count'
/** There is one such job, which leaves its successor. */
const JOB = '018f0000-0000-7000-8000-00000000001c'
/** What is older is read in reports, not beside a text that is written today. */
const MOST_MONTHS = 24

/** Asks for the months that were not counted yet: at start, and when a demonstration has been told. */
export const askToCountPractice = (ctx: Ctx): Promise<void> => enqueue(ctx, { name: COUNT_PRACTICE, id: JOB })

/**
 * Counts every month that is over and was not counted yet, and leaves itself for the next one. While no case was opened nothing is counted,
 * so that a month of a demonstration still to be told is not kept as an empty one. Comes twice without harm.
 */
export async function countPractice(ctx: Ctx): Promise<void> {
  const since = await practisedSince(ctx)
  const thisMonth = firstOf(ctx.today)
  if (since !== null) {
    const counted = new Set(await countedMonths(ctx))
    for (const month of monthsBetween(firstOf(since), thisMonth)) {
      if (counted.has(month)) continue
      await countMonth(ctx, month, (_, from, elements) =>
        practiceBetween(ctx, from, addDays(addMonths(from, 1), -1), elements),
      )
    }
  }
  // Noon in Greenwich is the same day in Poland.
  await enqueue(ctx, { name: COUNT_PRACTICE, id: JOB, notBefore: new Date(`${addMonths(thisMonth, 1)}T12:00:00Z`) })
}

const firstOf = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 7)}-01`)

/** First days of the months from one to the one before the other, the most recent ones where there are many. */
function monthsBetween(from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const months: LocalDate[] = []
  for (let month = addMonths(until, -1); month >= from && months.length < MOST_MONTHS; month = addMonths(month, -1))
    months.unshift(month)
  return months
}
