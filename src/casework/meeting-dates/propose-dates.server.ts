import { isDayOff, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { attendees, seatsForMeetings } from '../meetings/call-meeting.server.ts'
import { bodiesOf } from '../meetings/meeting.domain.ts'
import { addPoll } from './poll.store.server.ts'
import { DATES, type ProposeDatesInput } from './propose-dates.schema.ts'

export type ProposeDatesRefusal =
  | 'body_unknown'
  | 'day_past'
  | 'day_off'
  | 'date_twice'
  | 'nobody_asked'
  | 'place_shielded'
  | 'case_closed'

/** Where somebody answers when they can come, whatever they see of the case. */
export const answerPath = (pollId: string): string => `/meetings/dates/${pollId}`

/**
 * Asks those who are to meet about several days and hours: members of the body, and the adults of the family about a meeting of their own
 * team. Notices go to workers and say neither the case nor the dates. Nothing is planned and no clock moves until a date is chosen.
 */
export async function proposeDates(
  ctx: Ctx,
  input: ProposeDatesInput & { readonly caseId: string },
): Promise<Outcome<string, ProposeDatesRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  if (known.file.closedOn !== null) return refused('case_closed')
  if (!bodiesOf(known.model).includes(input.body)) return refused('body_unknown', { field: 'body' })
  const wrong = wrongDates(ctx.today, input)
  if (wrong) return wrong
  if (await tellsShielded(ctx, known.file.id, input.place, input.link ?? ''))
    return refused('place_shielded', { field: 'place' })
  const guests = attendees(known, input.body).filter(
    ({ subjectId }) => subjectId === null || !input.leaveOut.includes(subjectId),
  )
  if (guests.length === 0) return refused('nobody_asked', { field: 'body' })
  const pollId = await addPoll(ctx, { ...input, caseId: known.file.id, guests })
  for (const to of new Set(guests.flatMap(({ personId }) => personId ?? []))) {
    if (to !== me(ctx)) await notify(ctx, { to, kind: 'meeting_dates_asked', link: answerPath(pollId) })
  }
  const payload = { poll: pollId, body: input.body }
  await concludeAct(ctx, known.file, { name: 'casework.dates.asked', payload })
  return ok(pollId)
}

function wrongDates(today: LocalDate, { dates, dayOff }: ProposeDatesInput) {
  for (const { row, day, time } of dates) {
    const field = `${DATES}.${row}.day`
    if (day < today) return refused('day_past', { field })
    if (isDayOff(day) && !dayOff) return refused('day_off', { field })
    if (dates.some((other) => other.row < row && other.day === day && other.time === time))
      return refused('date_twice', { field })
  }
  return null
}
