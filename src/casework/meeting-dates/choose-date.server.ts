import { Conflict, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { attendees, type CallMeetingRefusal, callMeeting, seatsForMeetings } from '../meetings/call-meeting.server.ts'
import { MEETINGS } from '../meetings/meeting-paths.ts'
import { type DatePoll, datesOf, guestsAsked, pollRow, savePollEnded } from './poll.store.server.ts'

type OfPoll = { readonly caseId: string; readonly pollId: string; readonly rowVersion: number }
export type ChooseDateRefusal = CallMeetingRefusal | 'not_open' | 'date_missing'

/**
 * Chooses one of the dates and calls the meeting, as it is always called: everybody is invited and told, and the clocks of the model run
 * from it. Whoever of the family was not asked is not invited either. Throws `Conflict` when the question was ended meanwhile.
 */
export async function chooseDate(
  ctx: Ctx,
  input: OfPoll & {
    readonly dateNo: number | undefined
    readonly steps: readonly string[]
    readonly together: string | undefined
  },
): Promise<Outcome<string, ChooseDateRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  const poll = await openPoll(ctx, input)
  if (!poll) return refused('not_open')
  const date = (await datesOf(ctx, poll.id)).find(({ no }) => no === input.dateNo)
  if (!date) return refused('date_missing', { field: 'date' })
  const { body, place, link } = poll
  const { steps, together } = input
  const called = await callMeeting(ctx, {
    ...{ caseId: input.caseId, body, place, link: link ?? undefined, together, steps: [...steps] },
    ...{ day: date.day, time: date.time, leaveOut: [...(await leftOut(ctx, known, poll))] },
  })
  if (!called.ok) return called.refusal === 'day_past' ? refused('day_past', { field: 'date' }) : called
  await savePollEnded(ctx, poll, { state: 'chosen', meetingId: called.value })
  return called
}

/** Adults of the family who were not asked. */
async function leftOut(ctx: Ctx, known: KnownCase, { id, body }: DatePoll): Promise<readonly string[]> {
  const asked = await guestsAsked(ctx, id)
  return attendees(known, body).flatMap(({ subjectId }) =>
    subjectId !== null && !asked.some((one) => one.subjectId === subjectId) ? [subjectId] : [],
  )
}

/** Looks for a date no longer, without a meeting; everybody who was asked is told. Throws `Conflict` as above. */
export async function giveUpDates(ctx: Ctx, input: OfPoll): Promise<Outcome<null, 'not_open'>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  const poll = await openPoll(ctx, input)
  if (!poll) return refused('not_open')
  await savePollEnded(ctx, poll, { state: 'given_up' })
  const asked = await guestsAsked(ctx, poll.id)
  for (const to of new Set(asked.flatMap(({ personId }) => personId ?? []))) {
    if (to !== me(ctx)) await notify(ctx, { to, kind: 'meeting_dates_given_up', link: MEETINGS })
  }
  const payload = { poll: poll.id, body: poll.body }
  await concludeAct(ctx, known.file, { name: 'casework.dates.given_up', payload })
  return ok(null)
}

async function openPoll(ctx: Ctx, { caseId, pollId, rowVersion }: OfPoll): Promise<DatePoll | null> {
  const poll = await pollRow(ctx, caseId, pollId)
  if (poll.state !== 'open') return null
  if (poll.rowVersion !== rowVersion) throw new Conflict('the question about dates was changed meanwhile', poll.state)
  return poll
}
