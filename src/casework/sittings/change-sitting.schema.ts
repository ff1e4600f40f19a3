import { z } from 'zod'
import { day, line, ticked } from '#platform'
import { link, PLACE_LENGTH, time } from '../meetings/call-meeting.schema.ts'

const REASON_LENGTH = 500
/** The version that was on the page. */
const rowVersion = z.coerce.number().int().positive()

export const MoveSittingInput = z.object({
  rowVersion,
  day,
  /** When its first part begins; not asked for where no case has a part. */
  time: z.preprocess((value) => (value === '' ? undefined : value), time.optional()),
  place: line(PLACE_LENGTH),
  link,
  reason: line(REASON_LENGTH),
  /** A day off is meant. */
  dayOff: ticked,
})
export type MoveSittingInput = z.infer<typeof MoveSittingInput>

export const CancelSittingInput = z.object({ rowVersion, reason: line(REASON_LENGTH) })
export type CancelSittingInput = z.infer<typeof CancelSittingInput>
