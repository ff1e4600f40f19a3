import type { z } from 'zod'
import { fields, type Posted, type Read, type Say, textOf } from '#platform'
import { DecisionInput, HoldMeetingForm, type HoldMeetingInput, MOST_DECISIONS } from './hold-meeting.schema.ts'

/** The section of decisions in the form of a meeting. */
export const DECISIONS = 'decisions'
const PARTS = ['text', 'dissent', 'institution', 'due'] as const

const readMeeting = fields(HoldMeetingForm)
const readDecision = fields(DecisionInput)

/** How many rows of decisions the form sent; the page begins with one. */
export function rowsSent(names: Readonly<Record<string, unknown>>): number {
  const indexes = Object.keys(names).flatMap((name) => {
    const found = /^decisions\.(\d{1,3})\./.exec(name)
    return found ? [Number(found[1])] : []
  })
  return Math.min(MOST_DECISIONS, Math.max(0, ...indexes.map((index) => index + 1)))
}

/** Reads a meeting as it was held. Rows of decisions left empty are none; a button that adds or removes a row gives the page again. */
export function readHeld(posted: Posted): Read<HoldMeetingInput> {
  const changed = rowsChanged(posted)
  if (changed) return { ok: false, errors: {}, values: changed }
  const rows = decisionRows(posted).filter(({ given }) => PARTS.some((part) => textOf(given, part) !== ''))
  const meeting = readMeeting(posted)
  const read = rows.map(({ index, given }) => ({ index, row: readDecision(given) }))
  const errors: Record<string, Say> = meeting.ok ? {} : { ...meeting.errors }
  for (const { index, row } of read) {
    if (row.ok) continue
    for (const [name, say] of Object.entries(row.errors)) errors[`${DECISIONS}.${index}.${name}`] = say
  }
  if (!meeting.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  const decisions = read.flatMap(({ row }): z.infer<typeof DecisionInput>[] => (row.ok ? [row.value] : []))
  return { ok: true, value: { ...meeting.value, decisions } }
}

type Sent = { readonly index: number; readonly given: Posted }

const decisionRows = (posted: Posted): readonly Sent[] =>
  Array.from({ length: rowsSent(posted.fields) }, (_, index) => ({
    index,
    given: {
      files: {},
      fields: Object.fromEntries(PARTS.map((part) => [part, [textOf(posted, `${DECISIONS}.${index}.${part}`)]])),
    },
  }))

/** What stands in the page after a row was added or removed; nothing when neither button was pressed. */
function rowsChanged(posted: Posted): Readonly<Record<string, readonly string[]>> | null {
  const added = textOf(posted, '_add') === DECISIONS
  const removed = /^decisions\.(\d{1,3})$/.exec(textOf(posted, '_remove'))
  if (!added && !removed) return null
  const rows = decisionRows(posted).filter(({ index }) => !removed || index !== Number(removed[1]))
  const others = Object.entries(posted.fields).filter(
    ([name]) => !name.startsWith(`${DECISIONS}.`) && !name.startsWith('_'),
  )
  const kept = rows.flatMap(({ given }, index) =>
    Object.entries(given.fields).map(([part, value]): [string, readonly string[]] => [
      `${DECISIONS}.${index}.${part}`,
      value,
    ]),
  )
  const fresh: [string, readonly string[]][] = added ? [[`${DECISIONS}.${rows.length}.text`, ['']]] : []
  return Object.fromEntries([...others, ...kept, ...fresh])
}
