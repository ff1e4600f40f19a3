import { Forbidden, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { type CaseFile, caseFile } from '../cases/case-file.store.server.ts'
import { meetingRow } from '../meetings/meeting.store.server.ts'
import type { MeetingRow } from '../meetings/meeting-row.domain.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { type LiveMinutes, liveMinutes } from './live-minutes.store.server.ts'
import { type MinutesState, minutesState } from './minutes.domain.ts'

export type OfMeeting = { readonly caseId: string; readonly meetingId: string }

/** A meeting with its minutes, and the seat by which I write in them: for the institution of that seat. */
export type MinutesHere = {
  readonly file: CaseFile
  readonly meeting: MeetingRow
  readonly live: LiveMinutes | null
  readonly state: MinutesState
  readonly seat: Seat
  readonly seats: readonly Seat[]
}

/** Minutes are the business of those who know names; to others they are not there, and a meeting called off has none. */
export async function minutesHere(ctx: Ctx, { caseId, meetingId }: OfMeeting): Promise<MinutesHere> {
  const file = await caseFile(ctx, caseId)
  const seats = (await seatsOfMine(ctx, file.id)).filter(({ sees }) => sees === 'names')
  const [seat] = seats
  if (!seat) throw new NotFound('minutes')
  const meeting = await meetingRow(ctx, file.id, meetingId)
  const live = await liveMinutes(ctx, meeting.id)
  return { file, meeting, live, state: minutesState(meeting, live), seat, seats }
}

/** The same, to change something; throws `Forbidden` once the case is closed. */
export async function minutesToAct(ctx: Ctx, of: OfMeeting): Promise<MinutesHere> {
  const here = await minutesHere(ctx, of)
  if (here.file.closedOn !== null) throw new Forbidden('casework.minutes.write')
  return here
}
