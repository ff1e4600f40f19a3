import { z } from 'zod'
import { day, line, optionalText, says, several } from '#platform'

export const PLACE_LENGTH = 200
const LINK_LENGTH = 300
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** An hour in Poland, as `13:00`. */
export const time = z.string().regex(TIME, says('casework.meeting.bad_time'))
/** Where a meeting is joined from afar: a whole address that begins with https. */
export const link = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z
    .string()
    .max(LINK_LENGTH)
    .regex(/^https:\/\/[^\s/]+\.\S+$/, says('casework.meeting.bad_link'))
    .optional(),
)

export const CallMeetingInput = z.object({
  body: z.string().min(1).max(80),
  day,
  time,
  place: line(PLACE_LENGTH),
  link,
  steps: several(z.string().max(80)),
  /** Adults of the family who are not invited. */
  leaveOut: several(z.uuid()),
  /** Why persons who are kept apart are invited together all the same. */
  together: optionalText(500),
})
export type CallMeetingInput = z.infer<typeof CallMeetingInput>
