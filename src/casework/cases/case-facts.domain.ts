import type { LocalDate } from '#kernel'
import {
  type AgreementParty,
  type CaseCourse,
  type CaseEvent,
  type CaseFacts,
  type CasePerson,
  type Consent,
  type DisclosureFact,
  FAMILY,
  type ItemFact,
  type Member,
  type Model,
  type StageVisit,
  type StepDone,
  SUPPORTS,
  type Support,
} from '#model'
import type { ClockRow } from '../clocks/clock-rows.domain.ts'
import type { FormDigest } from '../forms/digest.domain.ts'

/** What `casework.course_structure` answers: stages, events, plans and basket of one case. A list of nothing is `null`. */
export type CourseStructure = Answered<CourseRows>
type CourseRows = {
  readonly visits: readonly StageVisit[]
  readonly events: readonly Columns<CaseEvent>[]
  readonly plans: readonly {
    readonly id: string
    readonly no: number
    readonly active: boolean
    readonly form: string
  }[]
  readonly actions: readonly ActionRow[]
  readonly items: readonly ItemRow[]
  /** The clocks as they were last settled. */
  readonly clocks: readonly ClockRow[]
}
/** What `casework.case_structure` answers beside it: ids, dates and states. */
export type CaseStructure = Answered<CaseRows>
type CaseRows = {
  readonly stepsDone: readonly Columns<StepDone>[]
  readonly forms: readonly FormRow[]
  readonly members: readonly Member[]
  readonly agreements: readonly (AgreementParty & { readonly kind: string })[]
  readonly persons: readonly CasePerson[]
  readonly consents: readonly Consent[]
  /** One for all that differ only by the person they are about. */
  readonly disclosures: readonly (Omit<DisclosureFact, 'id'> & { readonly ids: readonly string[] })[]
  readonly goals: readonly {
    readonly plan: string
    readonly id: string
    readonly person: string | null
    readonly due: LocalDate | null
  }[]
  readonly acceptances: readonly AcceptanceRow[]
  readonly tasks: readonly { readonly id: string; readonly state: 'open' | 'done' | 'handed_over' | 'dropped' }[]
  readonly meetings: CaseFacts['meetings']
  /** Of a case that another gmina's team was asked to take over. */
  readonly handover: CaseFacts['handover']
  readonly figures: Pick<CaseFacts, 'paidElsewhere' | 'otherAdmittedCases' | 'activePlanElsewhere'>
}
type Answered<T> = { readonly [Key in keyof T]: T[Key] | null }
/** A row as the database gives it: what is absent is `null`. */
type Columns<T> = {
  readonly [Key in keyof T]-?: Exclude<T[Key], undefined> | (undefined extends T[Key] ? null : never)
}
type FormRow = {
  readonly id: string
  readonly form: string
  readonly key: string | null
  readonly institution: string
  readonly completedOn: LocalDate
  readonly visit: number
  readonly current: boolean
  readonly digest: FormDigest
}
type ActionRow = {
  readonly plan: string
  readonly id: string
  readonly goal: string | null
  /** `null`: the family itself. */
  readonly responsible: string | null
  readonly mode: 'agreed' | 'own_task_noted'
  readonly supporting: readonly string[]
  readonly due: LocalDate | null
  readonly state: 'open' | 'done' | 'dropped' | 'handed_over'
}
type AcceptanceRow = {
  readonly plan: string
  readonly person: string | null
  readonly institution: string | null
  readonly accepted: boolean
}
type ItemRow = Omit<ItemFact, 'text' | 'kind' | 'justification'> & {
  readonly goods: boolean
  readonly justified: boolean
}

/** Rules ask only whether words are there; words themselves never come here. */
const WRITTEN = '+'

const NO_COURSE: CourseRows = { visits: [], events: [], plans: [], actions: [], items: [], clocks: [] }
const NOTHING: CaseRows = {
  stepsDone: [],
  forms: [],
  members: [],
  agreements: [],
  persons: [],
  consents: [],
  disclosures: [],
  goals: [],
  acceptances: [],
  tasks: [],
  meetings: [],
  handover: { receivingCaseOpened: false, familyConsents: false },
  figures: { paidElsewhere: 0, otherAdmittedCases: 0, activePlanElsewhere: false },
}

/** The same without what is absent. */
const present = <T>(row: { readonly [Key in keyof T]: T[Key] | null }): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T

type Circumstances = { readonly keeper: string; readonly model: Model; readonly today: LocalDate }

/** What the clocks of a case are counted from. */
export function courseFrom(answered: CourseStructure, today: LocalDate): CaseCourse {
  const course = { ...NO_COURSE, ...present(answered) }
  return {
    subject: 'case',
    today,
    local: new Map(),
    visits: course.visits,
    events: course.events.map((row) => present<CaseEvent>(row)),
    plans: course.plans.map((plan) => ({ ...plan, actions: actionsOf(course, plan.id) })),
    items: course.items.map(({ goods, justified, ...item }) => ({
      ...item,
      text: '',
      kind: goods ? 'goods' : 'service',
      justification: justified ? WRITTEN : null,
    })),
  }
}

/** The structure of a case as the facts that rules, clocks and steps of its model are judged by. */
export function factsFrom(
  answered: { readonly course: CourseStructure; readonly structure: CaseStructure },
  { keeper, model, today }: Circumstances,
): CaseFacts {
  const structure = { ...NO_COURSE, ...present(answered.course), ...NOTHING, ...present(answered.structure) }
  const stepsDone = structure.stepsDone.map((row) => present<StepDone>(row))
  return {
    ...courseFrom(answered.course, today),
    keeper,
    stepsDone,
    forms: structure.forms.map(({ digest, completedOn, visit, ...row }) => ({
      ...row,
      completed: { on: completedOn, visit },
      answers: digest.answers,
      answered: digest.answered,
    })),
    members: structure.members,
    agreements: structure.agreements,
    statements: structure.agreements.flatMap(({ kind, party, who, from, to }) =>
      kind === 'confidentiality' && party === 'person' && who !== null ? [{ person: who, from, to }] : [],
    ),
    meetings: structure.meetings,
    supports: stepsDone.flatMap((done) => supportsOf(model, done)),
    persons: structure.persons,
    consents: structure.consents,
    disclosures: structure.disclosures.flatMap(({ ids, ...one }) => ids.map((id) => ({ id, ...one }))),
    plans: plansOf(structure),
    itemsElsewhere: [],
    tasks: [
      ...structure.tasks.map(({ id, state }) => ({ id, state: state === 'dropped' ? ('done' as const) : state })),
      ...actionsToDo(structure),
    ],
    reviews: structure.forms.flatMap((row) => reviewsOf(model, row)),
    ...structure.figures,
    handover: structure.handover,
  }
}

function supportsOf(model: Model, { step, on, forKey }: StepDone): CaseFacts['supports'] {
  const { kind, support = [] } = model.step(step)
  if (kind !== 'support') return []
  const held: readonly Support[] = SUPPORTS.filter((one) => one === forKey)
  return (held.length > 0 ? held : support).map((one) => ({ support: one, on }))
}

const reviewsOf = (model: Model, { form, completedOn }: FormRow): CaseFacts['reviews'] =>
  model.review.all.filter((review) => review.form === form).map((review) => ({ review: review.id, on: completedOn }))

function plansOf(structure: CourseRows & CaseRows): CaseFacts['plans'] {
  const exceptions = new Map(structure.forms.map(({ id, digest }) => [id, digest.exceptions]))
  return structure.plans.map((plan) => {
    const accepted = structure.acceptances.filter((one) => one.plan === plan.id)
    return {
      id: plan.id,
      no: plan.no,
      active: plan.active,
      goals: structure.goals
        .filter((goal) => goal.plan === plan.id)
        .map(({ id, person, due }) => ({ id, member: person ?? FAMILY, text: '', area: null, sign: null, due })),
      actions: actionsOf(structure, plan.id),
      exceptions: (exceptions.get(plan.form) ?? []).map((row) => ({ ...row, reason: WRITTEN })),
      acceptedBy: accepted.flatMap((one) => (one.accepted && one.person !== null ? [one.person] : [])),
      institutionAnswers: accepted.flatMap((one) =>
        one.institution === null ? [] : [{ institution: one.institution, accepted: one.accepted }],
      ),
    }
  })
}

const actionsOf = ({ actions }: CourseRows, planId: string): CaseFacts['plans'][number]['actions'] =>
  actions
    .filter(({ plan }) => plan === planId)
    .map((action) => ({ ...action, text: '', responsible: action.responsible ?? FAMILY }))

/** Actions of the active plan are work too; what an institution only noted as its own task is not, and one not yet accepted waits. */
function actionsToDo({ plans, actions, acceptances }: CourseRows & CaseRows): CaseFacts['tasks'] {
  const active = plans.find((plan) => plan.active)
  const begins = ({ responsible }: ActionRow) =>
    responsible === null ||
    acceptances.some((one) => one.plan === active?.id && one.institution === responsible && one.accepted)
  return actions
    .filter((action) => action.plan === active?.id && action.mode === 'agreed')
    .map((action) => {
      if (action.state === 'done' || action.state === 'dropped') return { id: action.id, state: 'done' }
      if (action.state === 'handed_over') return { id: action.id, state: 'handed_over' }
      return { id: action.id, state: begins(action) ? 'open' : 'waiting' }
    })
}
