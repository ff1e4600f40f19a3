import { z } from 'zod'
import { optionalChoice, optionalDay, type Posted, textOf } from '#platform'
import { RECORDED_HOW, type Recorded } from './recorded.domain.ts'

/** Fields by which a worker records what a person or institution without an account did. */
export const RecordedInput = z.object({
  recordedHow: optionalChoice(z.enum(RECORDED_HOW)),
  recordedOn: optionalDay,
})

export const HOW_FIELD = '_signed_how'
export const ON_FIELD = '_signed_on'
export const SCAN_FIELD = '_signed_scan'

/** The same fields on a form of the model, where they stand apart from its own questions. Nothing when they are not both filled in. */
export function recordedOn(posted: Posted): Recorded | undefined {
  const raw = { recordedHow: textOf(posted, HOW_FIELD), recordedOn: textOf(posted, ON_FIELD) }
  const read = RecordedInput.safeParse(raw)
  return read.success ? recordedFrom(read.data) : undefined
}

export const recordedFrom = ({
  recordedHow,
  recordedOn: onDay,
}: z.infer<typeof RecordedInput>): Recorded | undefined =>
  recordedHow && onDay ? { how: recordedHow, onDay } : undefined
