import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { mayCallMeeting } from '../meetings/meeting.domain.ts'
import {
  type MeetingToHold,
  meetingToHold,
  type PersonPresent,
  peoplePresent,
  workingIn,
} from '../meetings/meeting.query.server.ts'
import { type DateSummary, type GivenAnswer, type ProposedDate, summaryOf, waitedFor } from './poll.domain.ts'
import { answersOf, type DatePoll, datesOf, guestsAsked, openPlaces, pollRow, pollRows } from './poll.store.server.ts'

export type AskedPerson = {
  readonly no: number
  readonly label: string
  /** Answers of theirs are written down by a worker, and now is the time. */
  readonly recordable: boolean
}

export type PollView = {
  readonly poll: DatePoll
  readonly people: readonly AskedPerson[]
  readonly summary: readonly DateSummary[]
  /** Places without any answer yet. */
  readonly waited: readonly number[]
  /** I am one of those who are asked. */
  readonly asksMe: boolean
  /** What a meeting is called from, for whoever may call one. */
  readonly calling: MeetingToHold | null
  readonly frame: MeetingToHold['frame']
  readonly known: MeetingToHold['known']
}

/** A question about dates as those who work in the case see it: the common dates, who said what, who is waited for. */
export async function pollView(ctx: Ctx, caseId: string, pollId: string): Promise<PollView> {
  const { known, seats, frame } = await workingIn(ctx, caseId)
  const poll = await pollRow(ctx, known.file.id, pollId)
  const guests = await guestsAsked(ctx, poll.id)
  const labels: readonly PersonPresent[] = await peoplePresent(
    ctx,
    known,
    guests.map((one) => ({ ...one, present: null })),
  )
  const recordable = await openPlaces(ctx, poll.id, 'recorded')
  const mine = await openPlaces(ctx, poll.id, 'mine')
  const answers = await answersOf(ctx, poll.id)
  const places = guests.map(({ no }) => no)
  const roles = seats.map(({ role }) => role)
  const mayCall = poll.state === 'open' && known.file.closedOn === null && mayCallMeeting(known.model, roles)
  return {
    poll,
    known,
    frame: await frame(),
    people: guests.map(({ no }, i) => ({ no, label: labels[i]?.label ?? '', recordable: recordable.includes(no) })),
    summary: summaryOf(await datesOf(ctx, poll.id), places, answers),
    waited: waitedFor(places, answers),
    asksMe: mine.length > 0,
    calling: mayCall ? await meetingToHold(ctx, caseId) : null,
  }
}

export type GuestToRecord = {
  readonly frame: MeetingToHold['frame']
  readonly known: MeetingToHold['known']
  readonly person: AskedPerson
  readonly poll: DatePoll
  readonly dates: readonly ProposedDate[]
  readonly said: readonly GivenAnswer[]
}

/** Somebody whose answer may be written down; `NotFound` for whoever answers from an account. */
export async function guestToRecord(ctx: Ctx, caseId: string, pollId: string, no: number): Promise<GuestToRecord> {
  const { poll, people, frame, known } = await pollView(ctx, caseId, pollId)
  const person = people.find((one) => one.no === no)
  if (!person?.recordable) throw new NotFound('guest')
  const said = (await answersOf(ctx, pollId)).filter(({ guestNo }) => guestNo === no)
  return { frame, known, person, poll, dates: await datesOf(ctx, pollId), said }
}

export type DatesToAnswer = {
  readonly code: string
  readonly caseId: string
  readonly dates: readonly ProposedDate[]
  readonly said: readonly GivenAnswer[]
  readonly open: boolean
  /** Place and link, for those who know names; a code comes with dates alone. */
  readonly poll: DatePoll | null
}

/** The days and hours that I am asked about. By code: whoever knows no names is asked on the same page. */
export async function datesToAnswer(ctx: Ctx, pollId: string): Promise<DatesToAnswer> {
  const mine = (await guestsAsked(ctx, pollId)).filter(({ personId }) => personId === me(ctx))
  const [first] = mine
  if (!first) throw new NotFound('date poll')
  const { code } = await caseFile(ctx, first.caseId)
  const places = await openPlaces(ctx, pollId, 'mine')
  const said = (await answersOf(ctx, pollId)).filter(({ guestNo }) => guestNo === (places[0] ?? first.no))
  const poll = (await pollRows(ctx, first.caseId)).find(({ id }) => id === pollId) ?? null
  return { code, caseId: first.caseId, dates: await datesOf(ctx, pollId), said, open: places.length > 0, poll }
}
