import type { LocalDate } from '#kernel'
import {
  amountsOn,
  type CaseCourse,
  type CaseEvent,
  type CaseFacts,
  type CaseMigration,
  clockChangesOf,
  type DatedAmount,
  FAMILY,
  type Model,
  type StepDone,
  SUPPORTS,
  type Support,
  throughMigrations,
} from '#model'
import type {
  ActionRow,
  CaseRows,
  CaseStructure,
  CourseRows,
  CourseStructure,
  FormRow,
} from './case-structure.domain.ts'

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

type Circumstances = {
  readonly keeper: string
  readonly model: Model
  readonly today: LocalDate
  /** By which the case came to the version it is pinned to. */
  readonly migrations?: readonly CaseMigration[]
}
/** What `casework.local_amounts` answers. */
export type LocalRows = readonly DatedAmount[] | null

/** What the clocks of a case are counted from, in words of the version it is pinned to. */
export const courseFrom = (
  answered: CourseStructure,
  local: LocalRows,
  { migrations = [], ...circumstances }: Omit<Circumstances, 'keeper'>,
): CaseCourse => ({
  ...throughMigrations(recordedCourse(answered, local, circumstances), migrations),
  clockChanges: clockChangesOf(migrations),
})

function recordedCourse(
  answered: CourseStructure,
  local: LocalRows,
  { model, today }: Pick<Circumstances, 'model' | 'today'>,
): CaseCourse {
  const course = { ...NO_COURSE, ...present(answered) }
  const localSince = local ?? []
  return {
    subject: 'case',
    today,
    local: amountsOn(model, localSince, today),
    localSince,
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

type Answers = {
  readonly course: CourseStructure
  readonly structure: CaseStructure
  readonly local: LocalRows
  /** What the envelope of the gmina holds, in grosze; nothing where it keeps none. */
  readonly envelope?: number | null
}

/** The structure of a case as the facts that rules, clocks and steps of its model are judged by. */
export function factsFrom(answered: Answers, { migrations = [], ...circumstances }: Circumstances): CaseFacts {
  const recorded = recordedFacts(answered, circumstances)
  return { ...throughMigrations(recorded, migrations), clockChanges: clockChangesOf(migrations) }
}

function recordedFacts(answered: Answers, { keeper, model, today }: Circumstances): CaseFacts {
  const structure = { ...NO_COURSE, ...present(answered.course), ...NOTHING, ...present(answered.structure) }
  const stepsDone = structure.stepsDone.map((row) => present<StepDone>(row))
  const course = recordedCourse(answered.course, answered.local, { model, today })
  return {
    ...course,
    local: withEnvelope(model, course.local, answered.envelope ?? null),
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

const GROSZE = 100
/** An envelope that the gmina keeps takes the place of the amount that its model names. */
function withEnvelope(model: Model, local: CaseFacts['local'], envelope: number | null): CaseFacts['local'] {
  const { basket } = model.document
  return basket && envelope !== null ? new Map([...local, [basket.envelope, envelope / GROSZE]]) : local
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
