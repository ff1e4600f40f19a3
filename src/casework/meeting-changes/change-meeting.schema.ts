import { z } from 'zod'
import { day, line, ticked } from '#platform'
import { link, PLACE_LENGTH, time } from '../meetings/call-meeting.schema.ts'

const REASON_LENGTH = 500
/** The version that was on the page. */
const rowVersion = z.coerce.number().int().positive()

export const MoveMeetingInput = z.object({
  rowVersion,
  day,
  time,
  place: line(PLACE_LENGTH),
  link,
  reason: line(REASON_LENGTH),
  /** A day off is meant. */
  dayOff: ticked,
})
export type MoveMeetingInput = z.infer<typeof MoveMeetingInput>

export const CancelMeetingInput = z.object({ rowVersion, reason: line(REASON_LENGTH) })
export type CancelMeetingInput = z.infer<typeof CancelMeetingInput>
