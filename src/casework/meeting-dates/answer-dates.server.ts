import { type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import type { DateAnswer } from './poll.domain.ts'
import { datesOf, guestsAsked, openPlaces, saveAnswers } from './poll.store.server.ts'

export type SaidOfDate = { readonly dateNo: number; readonly answer: DateAnswer }
export type AnswerDatesRefusal = 'not_asked_now' | 'date_unknown' | 'nothing_said'

/** Says when I can come. What I said before of the same dates is replaced; of the others it stays. */
export async function answerDates(
  ctx: Ctx,
  { pollId, answers }: { readonly pollId: string; readonly answers: readonly SaidOfDate[] },
): Promise<Outcome<null, AnswerDatesRefusal>> {
  const asked = (await guestsAsked(ctx, pollId)).filter(({ personId }) => personId === me(ctx))
  const [first] = asked
  if (!first) throw new NotFound('date poll')
  const wrong = await wrongAnswers(ctx, pollId, answers)
  if (wrong) return wrong
  const places = await openPlaces(ctx, pollId, 'mine')
  if (places.length === 0) return refused('not_asked_now')
  for (const guestNo of places) await saveAnswers(ctx, { pollId, caseId: first.caseId, guestNo, answers })
  await record(ctx, { chain: 'case', about: first.caseId, name: 'casework.dates.answered', payload: { poll: pollId } })
  return ok(null)
}

type Recording = {
  readonly caseId: string
  readonly pollId: string
  readonly guestNo: number
  readonly answers: readonly SaidOfDate[]
  readonly how: Recorded['how']
  readonly onDay: LocalDate
}

/** Writes down when somebody of the family, or a worker without an account, can come, how they said it and on which day. */
export async function recordDates(
  ctx: Ctx,
  { caseId, pollId, guestNo, answers, how, onDay }: Recording,
): Promise<Outcome<null, AnswerDatesRefusal | 'own_account' | 'day_ahead'>> {
  const guest = (await guestsAsked(ctx, pollId)).find((one) => one.no === guestNo && one.caseId === caseId)
  if (!guest) throw new NotFound('date poll')
  if (onDay > ctx.today) return refused('day_ahead', { field: 'recordedOn' })
  const wrong = await wrongAnswers(ctx, pollId, answers)
  if (wrong) return wrong
  if (!(await openPlaces(ctx, pollId, 'recorded')).includes(guestNo)) return refused('own_account')
  await saveAnswers(ctx, { pollId, caseId, guestNo, answers, recorded: { how, onDay } })
  const payload = { poll: pollId, guest: guestNo, recorded: how, day: onDay }
  await record(ctx, { chain: 'case', about: caseId, name: 'casework.dates.answer_recorded', payload })
  return ok(null)
}

async function wrongAnswers(ctx: Ctx, pollId: string, answers: readonly SaidOfDate[]) {
  if (answers.length === 0) return refused('nothing_said')
  const dates = await datesOf(ctx, pollId)
  return answers.every(({ dateNo }) => dates.some(({ no }) => no === dateNo)) ? null : refused('date_unknown')
}
