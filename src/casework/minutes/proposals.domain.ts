import type { LocalDate } from '#kernel'
import { type CaseFacts, type Clock, type Model, type Name, possible } from '#model'

/** Why a meeting should talk about something. Each is a sentence of the catalogue (`casework.agenda.p.*`). */
export type ProposalKind = 'moved' | 'form' | 'overdue' | 'clock' | 'task' | 'request' | 'views' | 'transition' | 'plan'

/**
 * Something an agenda is proposed to hold. It names elements of the model, institutions and days, and never a word of an entry: what is taken
 * over becomes an entry of another institution, read by others than the one it would come from.
 */
export type Proposal = {
  /** The same for the same thing, so that it is not proposed twice. */
  readonly key: string
  readonly kind: ProposalKind
  readonly name?: Name | string
  readonly date?: LocalDate
  /** How many things it stands for, where that is more than one. */
  readonly count?: number
}

export type ProposedFrom = {
  readonly model: Model
  readonly facts: CaseFacts
  readonly clocks: readonly Clock[]
  readonly roles: readonly string[]
  /** The last meeting; nothing before the first one. */
  readonly since: LocalDate | null
  /** Open tasks of which nothing special is told. */
  readonly tasks: readonly { readonly id: string; readonly institution: string; readonly due: LocalDate | null }[]
  /** Questions that wait for an answer, as far as this reader knows of them. */
  readonly requests: readonly { readonly id: string; readonly sentOn: LocalDate }[]
  readonly planProposed: boolean
}

/** What an agenda is proposed to hold: what waits for a decision, what is late or waits, what changed since the last meeting. */
export const proposals = (from: ProposedFrom): readonly Proposal[] => [
  ...toDecide(from),
  ...waiting(from),
  ...changed(from),
]

function toDecide({ model, facts, roles, planProposed }: ProposedFrom): readonly Proposal[] {
  const open = possible(model, facts, roles).transitions.filter(({ unmet }) => unmet.length === 0)
  const views = model.findFormOf('diagnosis')
  const wrote = new Set(
    facts.forms.flatMap(({ form, completed, current, institution }) =>
      form === views?.id && completed && current ? [institution] : [],
    ),
  )
  return [
    ...open.map(
      ({ transition }): Proposal => ({
        key: `transition:${transition.id}:${facts.visits.length}`,
        kind: 'transition',
        name: transition.name,
      }),
    ),
    ...(planProposed ? [{ key: `plan:${facts.plans.length}`, kind: 'plan' } as const] : []),
    ...(views && wrote.size > 1
      ? [{ key: `views:${wrote.size}:${facts.visits.length}`, kind: 'views', name: views.name } as const]
      : []),
  ]
}

function waiting({ clocks, tasks, requests }: ProposedFrom): readonly Proposal[] {
  const late = clocks.filter(({ state, late }) => state === 'running' && late !== null)
  return [
    ...late.map(
      ({ deadline, instance, dueOn, late }): Proposal => ({
        key: `clock:${deadline.id}:${instance ?? ''}:${dueOn}`,
        kind: late === 'overdue' ? 'overdue' : 'clock',
        name: deadline.name,
        date: dueOn,
      }),
    ),
    ...tasksOf(tasks),
    ...requests.map(({ id, sentOn }): Proposal => ({ key: `request:${id}`, kind: 'request', date: sentOn })),
  ]
}

/** Open tasks, one line for each institution and day: without their words nobody could tell two such lines apart. */
function tasksOf(tasks: ProposedFrom['tasks']): readonly Proposal[] {
  const alike = Map.groupBy(tasks, ({ institution, due }) => `${institution} ${due ?? ''}`)
  return [...alike.values()].flatMap((those): Proposal[] => {
    const [first] = those
    if (!first) return []
    const { id, institution, due } = first
    return [{ key: `task:${id}`, kind: 'task', name: institution, ...(due ? { date: due } : {}), count: those.length }]
  })
}

function changed({ model, facts, since }: ProposedFrom): readonly Proposal[] {
  const isNew = (on: LocalDate) => since === null || on > since
  const stage = facts.visits.at(-1)
  return [
    ...(stage && facts.visits.length > 1 && isNew(stage.enteredOn)
      ? [{ key: `moved:${facts.visits.length}`, kind: 'moved', name: model.stage(stage.stage).name } as const]
      : []),
    ...facts.forms.flatMap(({ id, form, completed, current }): Proposal[] =>
      completed && current && since !== null && isNew(completed.on)
        ? [{ key: `form:${id}`, kind: 'form', name: model.form(form).name }]
        : [],
    ),
  ]
}
