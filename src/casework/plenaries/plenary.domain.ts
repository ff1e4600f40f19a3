import type { LocalDate } from '#kernel'
import { clientDataIn, hasQuorum, type QuorumCount } from '#model'

/** How somebody took part in a sitting, or why not. */
export const WAYS = ['room', 'video', 'excused', 'absent'] as const
export type Way = (typeof WAYS)[number]
/** Was there, in the room or by video. */
export const cameThere = (way: Way | null): boolean => way === 'room' || way === 'video'

/** What one person of the team is to do until an agreed day. */
export type TaskWritten = {
  readonly what: string
  readonly personId: string
  readonly institutionId: string
  readonly due: LocalDate
}

/** A task with the row of the form in which it was written. */
export type TaskSent = TaskWritten & { readonly row: number }
export type RecordWritten = {
  readonly course: string
  readonly decisions: readonly string[]
  readonly tasks: readonly TaskSent[]
  readonly closes: boolean
}
type Person = { readonly personId: string; readonly institutionId: string; readonly way: Way | null }
export type RecordRefusal = 'no_quorum' | 'nobody_there' | 'no_words' | 'not_of_team' | 'due_past'
/** What keeps a record from being kept, and the field it stands at. */
export type Wrong = { readonly refusal: RecordRefusal; readonly field?: string }

/** The rows of tasks in the form. */
export const TASKS = 'tasks'

/**
 * What keeps a record from being kept as it is written. Nothing is decided without the quorum that the model asks for (ADR 48); a task is laid on
 * somebody of the team, for a day not before the sitting; a closed record says who was there and something of what was done.
 */
export function wrongRecord(
  { course, decisions, tasks, closes }: RecordWritten,
  { people, quorum, day }: { people: readonly Person[]; quorum: QuorumCount | null; day: LocalDate },
): Wrong | null {
  if (decisions.length > 0 && quorum !== null && !hasQuorum(quorum)) return { refusal: 'no_quorum', field: 'decisions' }
  const outside = tasks.find((task) => !people.some((one) => isSame(one, task)))
  if (outside) return { refusal: 'not_of_team', field: `${TASKS}.${outside.row}.who` }
  const early = tasks.find(({ due }) => due < day)
  if (early) return { refusal: 'due_past', field: `${TASKS}.${early.row}.due` }
  if (!closes) return null
  if (!people.some(({ way }) => cameThere(way))) return { refusal: 'nobody_there' }
  return course === '' && decisions.length === 0 ? { refusal: 'no_words', field: 'course' } : null
}

const isSame = (one: Omit<Person, 'way'>, other: Omit<Person, 'way'>): boolean =>
  one.personId === other.personId && one.institutionId === other.institutionId

/** A place of a record that may tell of a family: a PESEL, and what is written as the code of a case. */
export type OfFamily = { readonly field: string; readonly pesel: boolean; readonly code: string | null }

/** Where the words of a record may tell of a family. Whether a code is one of a case is for those to say who know cases. */
export function ofFamilies(texts: Readonly<Record<string, string>>): readonly OfFamily[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    clientDataIn(text).flatMap(({ what, words }): readonly OfFamily[] => {
      if (what === 'pesel') return [{ field, pesel: true, code: null }]
      return what === 'case_code' ? [{ field, pesel: false, code: words.replace(/[\u2010-\u2015]/gu, '-') }] : []
    }),
  )
}
