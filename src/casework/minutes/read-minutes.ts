import { z } from 'zod'
import { fields, line, optionalText, type Posted, type Read, says, textOf, ticked } from '#platform'
import { MOST_WORDS, WAYS, type Way, WRITTEN_AS, type WrittenAs } from './minutes.domain.ts'

/** What the forms on the page of minutes ask for. */
export type MinutesAct =
  | { readonly act: 'begin' }
  | {
      readonly act: 'write'
      readonly lineId: string
      readonly text: string
      readonly as: WrittenAs
      readonly begun: Begun | null
    }
  | {
      readonly act: 'phone'
      readonly lineId: string
      readonly who: string
      readonly saidBy?: string | undefined
      readonly at: string
      readonly text: string
    }
  | { readonly act: 'off'; readonly lineId: string; readonly at: string }
  | { readonly act: 'presence'; readonly ways: readonly { no: number; way: Way }[]; readonly familyHeard: boolean }
  | { readonly act: 'reply'; readonly agrees: boolean; readonly remark?: string | undefined }
  | { readonly act: 'confirm'; readonly rowVersion: number }

/** A sentence that its author was typing, and how often it was sent. */
export type Begun = { readonly id: string; readonly typed: number }

/** The name of the field of a line, so that each line keeps its own words when the page comes again. */
export const fieldOf = (name: 'text' | 'who' | 'said_by' | 'call_at' | 'call' | 'off_at', lineId: string): string =>
  `${name}-${lineId}`
export const wayOf = (no: number): string => `way-${no}`

const HOURS = /^([01]?\d|2[0-3]):[0-5]\d\s*[-–]\s*([01]?\d|2[0-3]):[0-5]\d$/
const Line = z.uuid()
const Words = z.object({ text: line(MOST_WORDS) })
const Call = z.object({ who: z.string().max(100), saidBy: optionalText(200), at: line(60), text: line(MOST_WORDS) })
const Off = z.object({ at: z.string().regex(HOURS, says('casework.live.off_needs')) })
const Reply = z.object({ remark: optionalText(MOST_WORDS) })
const Version = z.object({ rowVersion: z.coerce.number().int().positive() })
const Heard = z.object({ familyHeard: ticked })

const readWords = fields(Words)
const readCall = fields(Call)
const readOff = fields(Off)
const readReply = fields(Reply)
const readVersion = fields(Version)
const readHeard = fields(Heard)

/** Reads whichever form of the page was sent; what is wrong stands at the field of its own line. */
export function readMinutes(posted: Posted): Read<MinutesAct> {
  const act = textOf(posted, 'act')
  const lineId = Line.safeParse(textOf(posted, 'line')).data ?? ''
  switch (act) {
    case 'begin':
      return { ok: true, value: { act } }
    case 'write': {
      const as = WRITTEN_AS.find((one) => one === textOf(posted, 'as')) ?? 'said'
      const read = readWords(only(posted, { text: fieldOf('text', lineId) }))
      return named(read, { text: fieldOf('text', lineId) }, (words) => ({
        act,
        lineId,
        as,
        begun: begunIn(posted),
        ...words,
      }))
    }
    case 'phone': {
      const names = {
        who: fieldOf('who', lineId),
        saidBy: fieldOf('said_by', lineId),
        at: fieldOf('call_at', lineId),
        text: fieldOf('call', lineId),
      }
      return named(readCall(only(posted, names)), names, (call) => ({ act, lineId, ...call }))
    }
    case 'off': {
      const names = { at: fieldOf('off_at', lineId) }
      return named(readOff(only(posted, names)), names, ({ at }) => ({
        act,
        lineId,
        at: at.replace(/\s*[-–]\s*/, '–'),
      }))
    }
    case 'presence':
      return named(readHeard(posted), {}, ({ familyHeard }) => ({ act, ways: waysSent(posted), familyHeard }))
    case 'reply': {
      const agrees = textOf(posted, 'agrees') === 'yes'
      return named(readReply(posted), {}, ({ remark }) => ({ act, agrees, ...(agrees ? {} : { remark }) }))
    }
    default:
      return named(readVersion(posted), {}, ({ rowVersion }) => ({ act: 'confirm', rowVersion }))
  }
}

/** The fields of one form under the names of its schema. */
const only = (posted: Posted, names: Readonly<Record<string, string>>): Posted => ({
  files: {},
  fields: Object.fromEntries(Object.entries(names).map(([name, sent]) => [name, posted.fields[sent] ?? ['']])),
})

function named<I, O>(read: Read<I>, names: Readonly<Record<string, string>>, become: (value: I) => O): Read<O> {
  if (read.ok) return { ok: true, value: become(read.value) }
  const errors = Object.fromEntries(Object.entries(read.errors).map(([name, say]) => [names[name] ?? name, say]))
  return { ok: false, errors }
}

function waysSent(posted: Posted): readonly { no: number; way: Way }[] {
  return Object.keys(posted.fields).flatMap((name) => {
    const no = Number(/^way-(\d{1,4})$/.exec(name)?.[1] ?? Number.NaN)
    const way = WAYS.find((one) => one === textOf(posted, name))
    return Number.isInteger(no) && way !== undefined ? [{ no, way }] : []
  })
}

function begunIn(posted: Posted): Begun | null {
  const id = Line.safeParse(textOf(posted, 'sentence')).data
  const typed = Number(textOf(posted, 'typed'))
  return id !== undefined && Number.isSafeInteger(typed) ? { id, typed } : null
}
