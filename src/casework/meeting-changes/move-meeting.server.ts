import { Conflict, isDayOff, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { factsToAct, type KnownCase } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { seatsForMeetings } from '../meetings/call-meeting.server.ts'
import { meetingRow, saveMoved } from '../meetings/meeting.store.server.ts'
import type { MeetingRow } from '../meetings/meeting-row.domain.ts'
import { settleStandIns } from '../meetings/stand-in-guests.server.ts'
import { tellInvited } from '../meetings/tell-invited.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import type { MoveMeetingInput } from './change-meeting.schema.ts'
import { addChange, inPoland } from './meeting-change.store.server.ts'

export type MoveMeetingRefusal =
  | 'already_held'
  | 'day_past'
  | 'day_off'
  | 'nothing_changed'
  | 'place_shielded'
  | 'case_closed'

type Moving = MoveMeetingInput & { readonly caseId: string; readonly meetingId: string }

/**
 * Moves a called meeting to another day, hour or place, with the reason. Everybody who is invited is told, and calendars get the new hour.
 * With another day it is planned and invited to anew, so that the clocks of the model count by it (FORMAT.md, section 7). Throws `Conflict`
 * when the meeting changed meanwhile.
 */
export async function moveMeeting(ctx: Ctx, input: Moving): Promise<Outcome<null, MoveMeetingRefusal>> {
  const moved = await moveUntold(ctx, input)
  if (!moved.ok) return moved
  await tellInvited(ctx, moved.value.known, moved.value.meeting, 'meeting_moved')
  return ok(null)
}

export type Changed = { readonly known: KnownCase; readonly meeting: MeetingRow }

/** The same for one of several meetings that are moved together: whoever moves them tells of all at once. */
export async function moveUntold(ctx: Ctx, input: Moving): Promise<Outcome<Changed, MoveMeetingRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  await seatsForMeetings(ctx, known)
  const { file } = known
  const meeting = await meetingRow(ctx, file.id, input.meetingId)
  if (meeting.rowVersion !== input.rowVersion) throw new Conflict('the meeting was changed meanwhile', meeting.state)
  const before = await inPoland(ctx, meeting.plannedFor)
  const wrong = await wrongMove(ctx, known, meeting, { ...input, before })
  if (wrong) return wrong
  await addChange(ctx, { ...meeting, caseId: file.id }, { what: 'moved', reason: input.reason })
  await saveMoved(ctx, meeting, input)
  await settleStandIns(ctx, meeting.id)
  if (before.day !== input.day) {
    await noteEvent(ctx, { caseId: file.id, event: 'meeting_planned', of: meeting.body, onDay: input.day })
    await noteEvent(ctx, { caseId: file.id, event: 'invitations_sent', of: meeting.body, onDay: ctx.today })
  }
  const payload = { meeting: meeting.id, body: meeting.body, day: input.day, was: before.day }
  await concludeAct(ctx, file, { name: 'casework.meeting.moved', payload })
  return ok({ known, meeting })
}

async function wrongMove(
  ctx: Ctx,
  { file }: KnownCase,
  meeting: MeetingRow,
  to: Moving & { readonly before: { readonly day: string; readonly time: string } },
) {
  if (file.closedOn !== null) return refused('case_closed')
  if (meeting.state !== 'planned' && meeting.state !== 'invited') return refused('already_held')
  if (to.day < ctx.today) return refused('day_past', { field: 'day' })
  if (isDayOff(to.day) && !to.dayOff) return refused('day_off', { field: 'day' })
  const sameHour = to.before.day === to.day && to.before.time === to.time
  if (sameHour && meeting.place === to.place && (meeting.link ?? '') === (to.link ?? ''))
    return refused('nothing_changed')
  const told = await tellsShielded(ctx, file.id, to.place, to.link ?? '', to.reason)
  return told ? refused('place_shielded', { field: 'place' }) : null
}
