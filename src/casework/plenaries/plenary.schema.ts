import { z } from 'zod'
import { fields, line, optionalText, type Posted, type Read, ticked } from '#platform'

/** The longest course of a sitting. */
const COURSE_LENGTH = 20_000
const DECISION_LENGTH = 1000
const MOST_DECISIONS = 40
const DISSENTS_LENGTH = 4000
const REMARK_LENGTH = 2000

export const WAYS = ['room', 'video', 'excused', 'absent'] as const
/** How somebody took part in a sitting, or why not. */
export type Way = (typeof WAYS)[number]
const isWay = (value: string): value is Way => WAYS.some((way) => way === value)

/** The field in which it is noted how somebody came. */
export const wayOf = (person: { readonly personId: string; readonly institutionId: string }): string =>
  `way.${person.personId}.${person.institutionId}`

const KeepPlenaryForm = z.object({
  /** The version that was on the page; 0 before anything was kept. */
  rowVersion: z.coerce.number().int().min(0),
  course: optionalText(COURSE_LENGTH),
  /** One to a line. */
  decisions: optionalText(MOST_DECISIONS * DECISION_LENGTH),
  dissents: optionalText(DISSENTS_LENGTH),
  /** The record is whole: it goes to those who were there. */
  close: ticked,
})
const readForm = fields(KeepPlenaryForm)

export type KeepPlenaryInput = Omit<z.infer<typeof KeepPlenaryForm>, 'decisions'> & {
  readonly decisions: readonly string[]
  /** By the field of the person. */
  readonly ways: Readonly<Record<string, Way>>
}

/** Reads a record: decisions one to a line, and for each person how they came. */
export function readPlenarySent(posted: Posted): Read<KeepPlenaryInput> {
  const read = readForm(posted)
  if (!read.ok) return read
  const decisions = (read.value.decisions ?? '').split('\n').flatMap((one) => one.trim() || [])
  if (decisions.length > MOST_DECISIONS || decisions.some(({ length }) => length > DECISION_LENGTH)) {
    return {
      ok: false,
      errors: {
        decisions: {
          key: 'casework.plenary.decisions_long',
          params: { count: MOST_DECISIONS, length: DECISION_LENGTH },
        },
      },
    }
  }
  const ways = Object.entries(posted.fields).flatMap(([name, [value = '']]) =>
    name.startsWith('way.') && isWay(value) ? [[name, value] as const] : [],
  )
  return { ok: true, value: { ...read.value, decisions, ways: Object.fromEntries(ways) } }
}

export const REPLIES = ['agreed', 'remark'] as const
export const AnswerPlenaryInput = z.object({
  reply: z.enum(REPLIES),
  words: z.preprocess((value) => (value === '' ? undefined : value), line(REMARK_LENGTH).optional()),
})
export type AnswerPlenaryInput = z.infer<typeof AnswerPlenaryInput>
