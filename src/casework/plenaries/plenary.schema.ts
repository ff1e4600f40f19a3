import { z } from 'zod'
import { day, fields, line, optionalText, type Posted, type Read, type Say, textOf, ticked } from '#platform'
import { TASKS, type TaskSent, WAYS, type Way } from './plenary.domain.ts'

/** The longest course of a sitting. */
const COURSE_LENGTH = 20_000
const DECISION_LENGTH = 1000
const MOST_DECISIONS = 40
const DISSENTS_LENGTH = 4000
const REMARK_LENGTH = 2000
const TASK_LENGTH = 500
const RESULT_LENGTH = 1000
/** Rows of tasks that stand empty in the form, and the most that a record holds. */
export const MORE_TASKS = 3
export const MOST_TASKS = 20

const isWay = (value: string): value is Way => WAYS.some((way) => way === value)
type Of = { readonly personId: string; readonly institutionId: string }
const WHO = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/
/** Somebody of the team, with the institution they come from, as a form sends them. */
export const whoOf = ({ personId, institutionId }: Of): string => `${personId}.${institutionId}`
/** The field in which it is noted how somebody came. */
export const wayOf = (person: Of): string => `way.${whoOf(person)}`

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
const TaskRow = z.object({ what: line(TASK_LENGTH), who: z.string().regex(WHO), due: day })
const PARTS = ['what', 'who', 'due'] as const
const readForm = fields(KeepPlenaryForm)
const readTask = fields(TaskRow)

export type KeepPlenaryInput = Omit<z.infer<typeof KeepPlenaryForm>, 'decisions'> & {
  readonly decisions: readonly string[]
  readonly tasks: readonly TaskSent[]
  /** By the field of the person. */
  readonly ways: Readonly<Record<string, Way>>
}

/** Reads a record: decisions one to a line, tasks row by row, and for each person how they came. */
export function readPlenarySent(posted: Posted): Read<KeepPlenaryInput> {
  const read = readForm(posted)
  const errors: Record<string, Say> = read.ok ? {} : { ...read.errors }
  const decisions = (read.ok ? (read.value.decisions ?? '') : '').split('\n').flatMap((one) => one.trim() || [])
  if (decisions.length > MOST_DECISIONS || decisions.some(({ length }) => length > DECISION_LENGTH)) {
    const params = { count: MOST_DECISIONS, length: DECISION_LENGTH }
    errors.decisions = { key: 'casework.plenary.decisions_long', params }
  }
  const tasks = tasksSent(posted, errors)
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  const ways = Object.entries(posted.fields).flatMap(([name, [value = '']]) =>
    name.startsWith('way.') && isWay(value) ? [[name, value] as const] : [],
  )
  return { ok: true, value: { ...read.value, decisions, tasks, ways: Object.fromEntries(ways) } }
}

/** Rows in which something is written; one left whole empty is none. */
function tasksSent(posted: Posted, errors: Record<string, Say>): readonly TaskSent[] {
  const tasks: TaskSent[] = []
  for (let row = 0; row < MOST_TASKS; row += 1) {
    const given = Object.fromEntries(PARTS.map((part) => [part, [textOf(posted, `${TASKS}.${row}.${part}`)]]))
    if (Object.values(given).every(([sent = '']) => sent.trim() === '')) continue
    const read = readTask({ files: {}, fields: given })
    if (read.ok) {
      const { what, who, due } = read.value
      const [, personId = '', institutionId = ''] = WHO.exec(who) ?? []
      tasks.push({ what, personId, institutionId, due, row })
    } else for (const [part, say] of Object.entries(read.errors)) errors[`${TASKS}.${row}.${part}`] = say
  }
  return tasks
}

export const REPLIES = ['agreed', 'remark'] as const
export const AnswerPlenaryInput = z.object({ reply: z.enum(REPLIES), words: optionalText(REMARK_LENGTH) })
export type AnswerPlenaryInput = z.infer<typeof AnswerPlenaryInput>

export const FinishPlenaryTaskInput = z.object({ result: optionalText(RESULT_LENGTH) })
export type FinishPlenaryTaskInput = z.infer<typeof FinishPlenaryTaskInput>
