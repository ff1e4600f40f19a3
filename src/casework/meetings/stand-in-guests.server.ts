import { type Ctx, record } from '#platform/server'
import { meetingsOfStandIn, type StandInGuest, settleGuests } from './stand-in-guests.store.server.ts'
import { tellStandIns } from './tell-invited.server.ts'

/** The job that brings the lists of meetings up to date with a leave that was named or ended. */
export const INVITE_STAND_INS = 'casework.stand_in.meetings'

/**
 * Brings the list of a planned meeting up to date: whoever stands in on its day is invited in the absent person's place, and no more once that
 * ended. Whoever is withdrawn is told here; those invited are told by whoever calls or moves it.
 */
export async function settleStandIns(ctx: Ctx, meetingId: string): Promise<readonly StandInGuest[]> {
  const changed = await settleGuests(ctx, meetingId)
  for (const { personId, absentId, caseId, what } of changed) {
    const payload = { meeting: meetingId, person: personId, absent: absentId }
    await record(ctx, { chain: 'case', about: caseId, name: `casework.meeting.stand_in_${what}`, payload })
  }
  await tellStandIns(ctx, meetingId, of(changed, 'withdrawn'), 'meeting_called_off')
  return changed
}

/** The job itself. Comes twice without harm. */
export async function inviteStandIns(ctx: Ctx, standIn: string): Promise<void> {
  for (const meetingId of await meetingsOfStandIn(ctx, standIn)) {
    const changed = await settleStandIns(ctx, meetingId)
    await tellStandIns(ctx, meetingId, of(changed, 'invited'), 'meeting_called')
  }
}

const of = (changed: readonly StandInGuest[], which: StandInGuest['what']): readonly string[] =>
  changed.filter(({ what }) => what === which).map(({ personId }) => personId)
