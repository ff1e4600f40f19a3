import { z } from 'zod'
import { day, fields, line, optionalText, type Posted, type Read, type Say, textOf, ticked } from '#platform'
import { link, PLACE_LENGTH, time } from '../meetings/call-meeting.schema.ts'

/** How many families may come in turn on one day (inferred). */
export const MOST_SLOTS = 8
/** The rows of cases in the form. */
export const SLOTS = 'slots'
export const TOPICS_LENGTH = 4000

const CallSittingForm = z.object({
  /** `body:<id>` or `institution:<id>`. */
  whose: z.string().regex(/^(body|institution):[0-9a-f-]{36}$/),
  day,
  place: line(PLACE_LENGTH),
  link,
  topics: optionalText(TOPICS_LENGTH),
  dayOff: ticked,
})
const SlotInput = z.object({ caseId: z.uuid(), time, minutes: z.coerce.number().int().min(5).max(480) })
const PARTS = ['caseId', 'time', 'minutes'] as const

export type CallSittingInput = z.infer<typeof CallSittingForm> & {
  readonly slots: readonly (z.infer<typeof SlotInput> & { readonly row: number })[]
}

const readSitting = fields(CallSittingForm)
const readSlot = fields(SlotInput)

/** Reads a sitting. Rows without a case are none: an hour alone is not asked about. */
export function readSittingSent(posted: Posted): Read<CallSittingInput> {
  const sitting = readSitting(posted)
  const errors: Record<string, Say> = sitting.ok ? {} : { ...sitting.errors }
  const slots: CallSittingInput['slots'][number][] = []
  for (let row = 0; row < MOST_SLOTS; row += 1) {
    const given = Object.fromEntries(PARTS.map((part) => [part, [textOf(posted, `${SLOTS}.${row}.${part}`)]]))
    if (given.caseId?.[0] === '') continue
    const read = readSlot({ files: {}, fields: given })
    if (read.ok) slots.push({ ...read.value, row })
    else for (const [name, say] of Object.entries(read.errors)) errors[`${SLOTS}.${row}.${name}`] = say
  }
  if (!sitting.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { ...sitting.value, slots } }
}
