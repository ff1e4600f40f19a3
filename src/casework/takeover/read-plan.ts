import type { LocalDate } from '#kernel'
import { FAMILY } from '#model'
import { clean, optionalDay, type Posted, type Say, textOf } from '#platform'
import { ANSWERS, type PaperAction, type PaperPlan } from './papers.domain.ts'
import type { PersonOnPaper } from './takeover.schema.ts'
import type { Asks } from './takeover-asks.ts'

const actionField = (row: number, field: string): string => `actions.${row}.${field}`
const LONGEST = 2000
const MOST_ACTIONS = 30
/** How many rows of actions the page carries, whatever was sent. */
export const actionsIn = (sent: string | readonly string[] = ''): number =>
  Math.max(0, Math.min(Math.trunc(Number(sent)) || 0, MOST_ACTIONS))

type Errors = Record<string, Say>
type Rows = {
  readonly posted: Posted
  readonly asks: Asks
  readonly people: readonly PersonOnPaper[]
  readonly errors: Errors
}

/** Reads the plan on paper with its open actions. Rows left empty are left out; `null` when it is said that there is no plan. */
export function readPlan(
  posted: Posted,
  asks: Asks,
  people: readonly PersonOnPaper[],
  errors: Errors,
): PaperPlan | null {
  if (textOf(posted, 'noPlan') !== '') return null
  const until = dayIn(posted, 'planUntil', errors)
  if (until === undefined && !errors.planUntil) errors.planUntil = { key: 'platform.form.required' }
  const signedOn = dayIn(posted, 'planSignedOn', errors)
  const actions: PaperAction[] = []
  for (let row = 0; row < actionsIn(textOf(posted, 'actions')); row += 1) {
    const read = readAction({ posted, asks, people, errors }, row, actions.at(-1))
    if (read) actions.push(read)
  }
  const wrong = Object.keys(errors).some((name) => name.startsWith('actions.'))
  if (actions.length === 0 && !wrong) errors.actions = { key: 'casework.takeover.no_actions' }
  return until === undefined ? null : { until, signedOn, actions }
}

export function dayIn(posted: Posted, name: string, errors: Errors): LocalDate | undefined {
  const read = optionalDay.safeParse(textOf(posted, name))
  if (read.success) return read.data
  errors[name] = { key: 'platform.form.bad_format' }
  return undefined
}

/** The goal may be left out where it is the same as in the row above. */
function readAction(rows: Rows, row: number, above: PaperAction | undefined): PaperAction | null {
  const { posted, errors } = rows
  const text = (field: string) => clean(textOf(posted, actionField(row, field)))
  const all = { goal: text('goal'), whose: text('whose'), action: text('action'), responsible: text('responsible') }
  if (Object.values(all).every((one) => one === '') && text('due') === '' && text('answer') === '') return null
  const same = above !== undefined && all.goal === ''
  const goal = same ? above.goal : written(rows, row, 'goal', all.goal)
  const whose = same && all.whose === '' ? above.whose : whoseIn(rows, row, all.whose)
  const action = written(rows, row, 'action', all.action)
  const responsible = responsibleIn(rows, row, all.responsible)
  const due = dayIn(posted, actionField(row, 'due'), errors)
  const answer = text('answer') === '' ? 'waiting' : ANSWERS.find((one) => one === text('answer'))
  if (!answer) errors[actionField(row, 'answer')] = { key: 'platform.form.not_offered' }
  if (goal === null || whose === null || action === null || responsible === null || !answer) return null
  return { goal, whose, action, responsible, due, answer }
}

function written({ errors }: Rows, row: number, field: string, text: string): string | null {
  if (text !== '' && text.length <= LONGEST) return text
  errors[actionField(row, field)] =
    text === '' ? { key: 'platform.form.required' } : { key: 'platform.form.too_long', params: { max: LONGEST } }
  return null
}

function whoseIn({ people, errors }: Rows, row: number, text: string): PaperAction['whose'] | null {
  if (text === FAMILY) return 'family'
  const found = people.find((one) => String(one.row) === text)
  if (found) return found.row
  // Where the persons themselves must be mended, nobody knows yet whose it is.
  if (people.length > 0 || text === '') {
    errors[actionField(row, 'whose')] = { key: text === '' ? 'platform.form.required' : 'platform.form.not_offered' }
  }
  return null
}

function responsibleIn({ asks, errors }: Rows, row: number, text: string): string | null {
  if (text === FAMILY || asks.unit.institutions.some(({ id }) => id === text)) return text
  errors[actionField(row, 'responsible')] = {
    key: text === '' ? 'platform.form.required' : 'platform.form.not_offered',
  }
  return null
}
