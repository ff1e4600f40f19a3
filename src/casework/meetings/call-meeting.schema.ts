import { z } from 'zod'
import { day, line, says, several } from '#platform'

export const PLACE_LENGTH = 200
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const CallMeetingInput = z.object({
  body: z.string().min(1).max(80),
  day,
  time: z.string().regex(TIME, says('casework.meeting.bad_time')),
  place: line(PLACE_LENGTH),
  steps: several(z.string().max(80)),
})
export type CallMeetingInput = z.infer<typeof CallMeetingInput>
