import { z } from 'zod'
import { day, fields, line, optionalDay, type Posted, type Read, type Say, several, textOf, ticked } from '#platform'
import { link, PLACE_LENGTH, time } from '../meetings/call-meeting.schema.ts'

/** How many days and hours may be asked about at once: more cannot be answered in a minute (inferred). */
export const MOST_DATES = 6
/** The rows of days and hours in the form. */
export const DATES = 'dates'

const ProposeDatesForm = z.object({
  body: z.string().min(1).max(80),
  place: line(PLACE_LENGTH),
  link,
  /** By when an answer would help; nobody is late with it. */
  answerBy: optionalDay,
  /** Adults of the family who are not asked. */
  leaveOut: several(z.uuid()),
  /** A day off is meant. */
  dayOff: ticked,
})
const DateInput = z.object({ day, time })

export type ProposeDatesInput = z.infer<typeof ProposeDatesForm> & {
  /** `row` is the row of the form, for what is wrong with it. */
  readonly dates: readonly (z.infer<typeof DateInput> & { readonly row: number })[]
}

const readPoll = fields(ProposeDatesForm)
const readDate = fields(DateInput)

/** Reads a question about dates. Rows left empty are none; the first one is asked for. */
export function readProposed(posted: Posted): Read<ProposeDatesInput> {
  const poll = readPoll(posted)
  const rows = Array.from({ length: MOST_DATES }, (_, row) => {
    const given = { day: textOf(posted, `${DATES}.${row}.day`), time: textOf(posted, `${DATES}.${row}.time`) }
    return { row, given }
  }).filter(({ row, given }) => row === 0 || given.day !== '' || given.time !== '')
  const errors: Record<string, Say> = poll.ok ? {} : { ...poll.errors }
  const dates: ProposeDatesInput['dates'][number][] = []
  for (const { row, given } of rows) {
    const read = readDate({ files: {}, fields: { day: [given.day], time: [given.time] } })
    if (read.ok) dates.push({ ...read.value, row })
    else for (const [name, say] of Object.entries(read.errors)) errors[`${DATES}.${row}.${name}`] = say
  }
  if (!poll.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { ...poll.value, dates } }
}
