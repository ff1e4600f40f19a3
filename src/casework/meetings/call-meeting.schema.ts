import { z } from 'zod'
import { day, line, optionalText, says, several } from '#platform'

export const PLACE_LENGTH = 200
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const CallMeetingInput = z.object({
  body: z.string().min(1).max(80),
  day,
  time: z.string().regex(TIME, says('casework.meeting.bad_time')),
  place: line(PLACE_LENGTH),
  steps: several(z.string().max(80)),
  /** Adults of the family who are not invited. */
  leaveOut: several(z.uuid()),
  /** Why persons who are kept apart are invited together all the same. */
  together: optionalText(500),
})
export type CallMeetingInput = z.infer<typeof CallMeetingInput>
