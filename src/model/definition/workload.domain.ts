import { conditionHolds } from './condition.domain.ts'
import type { Field, Form, Instances, Process, Role, Section, Step } from './document.ts'
import { hasAnswer } from './form-fields.domain.ts'
import type { Model } from './model.domain.ts'
import { mainPath } from './stage-graph.domain.ts'

/** Answers asked by one form, or `package`: confirmations of what the institutions may be shown. */
export type WorkloadLine = { readonly what: Form | 'package'; readonly answers: number }
/** How much a worker must write before something happens; above `bound` the authors are warned. */
export type Workload = {
  readonly upTo: 'urgent_help' | 'active_plan'
  readonly bound: number
  readonly total: number
  readonly lines: readonly WorkloadLine[]
}

/** The reference family and its plan (FORMAT.md, section 8, "Budget of required answers"). */
const ADULTS = 2
const PERSONS = 5
const OTHER_INSTITUTIONS = 3
const AREAS = 3
const GOALS = 5
const ACTIONS = 8
const ITEMS = 6
const PAID_ITEMS = 2
const URGENT_HELP_BOUND = 12
const ACTIVE_PLAN_BOUND = 85

/**
 * The two counts of the budget: a field counts when it is required and visible; what the product offers by itself, who did
 * it, when, and the decision of a transition do not (FORMAT.md, section 8).
 */
export function workloadOf(model: Model): readonly Workload[] {
  return [
    { upTo: 'urgent_help', bound: URGENT_HELP_BOUND, ...summed(urgentHelpLines(model)) },
    { upTo: 'active_plan', bound: ACTIVE_PLAN_BOUND, ...summed(activePlanLines(model)) },
  ]
}

function summed(lines: readonly WorkloadLine[]): Pick<Workload, 'total' | 'lines'> {
  const asked = lines.filter((line) => line.answers > 0)
  return { lines: asked, total: asked.reduce((sum, line) => sum + line.answers, 0) }
}

/** The report and the urgent help, as if every conditional question were asked. */
function urgentHelpLines(model: Model): readonly WorkloadLine[] {
  return (['case_report', 'urgent_help'] as const).flatMap((record) => {
    const form = model.findFormOf(record)
    return form ? [{ what: form, answers: requiredOf(fieldsOf(form)).length }] : []
  })
}

const fieldsOf = (form: Form): readonly Field[] => form.sections.flatMap((section) => section.fields)

const requiredOf = (fields: readonly Field[]): readonly Field[] =>
  fields.filter((field) => field.required && field.prefill === undefined && hasAnswer(field))

/** For the worker of the case who has the most to write, whatever the model calls the role. */
function activePlanLines(model: Model): readonly WorkloadLine[] {
  const process = model.findProcessFor({ case: 'family' })
  if (!process) return []
  const workers = model.document.roles.filter((role) => role.level === 'case' && role.sees === 'names')
  const loads = workers.map((role) => summed(linesFor(model, process, role)))
  const heaviest = loads.reduce((one, other) => (other.total > one.total ? other : one), summed([]))
  return heaviest.lines
}

function linesFor(model: Model, process: Process, role: Role): readonly WorkloadLine[] {
  const stages = stagesToPlan(process)
  const forms = stages
    .flatMap((stage) => stage.steps)
    .filter((step) => step.required && step.by.includes(role.id))
    .flatMap((step) => formLine(model, step))
  const rules = stages.flatMap((stage) => stage.transitions).flatMap((transition) => transition.require)
  const confirmsPackages = rules.some((use) => use.rule === 'basis_for_every_recipient')
  return confirmsPackages ? [...forms, { what: 'package', answers: OTHER_INSTITUTIONS }] : forms
}

/** The main path up to the stage that a case leaves with an active plan. */
function stagesToPlan(process: Process): readonly Process['stages'][number][] {
  const path = mainPath(process)
  const last = path.findIndex((stage) =>
    stage.transitions.some((transition) => transition.require.some((use) => use.rule === 'plan_accepted_by_family')),
  )
  return last < 0 ? path : path.slice(0, last + 1)
}

function formLine(model: Model, step: Step): readonly WorkloadLine[] {
  if (step.form === undefined) return []
  const form = model.form(step.form)
  const answers = form.sections.reduce((sum, section) => sum + answersIn(model, form, section), 0)
  return [{ what: form, answers: answers * instancesOf(step.repeat ?? form.instances) }]
}

/** How many the worker fills in; of what each institution or member fills in, the worker's own. */
function instancesOf(instances: Instances): number {
  switch (instances) {
    case 'per_adult':
      return ADULTS
    case 'per_person':
      return PERSONS
    case 'as_needed':
    case 'per_item':
    case 'per_meeting':
    case 'per_review':
    case 'per_request':
      return 0
    default:
      return 1
  }
}

/** A block of the diagnosis has no required field, but a rule asks for one answer in each. */
function answersIn(model: Model, form: Form, section: Section): number {
  if (section.binds === 'diagnosis_block') return 1
  const unpaid = answersInRow(section)
  if (section.binds !== 'basket_item') return unpaid * rowsOf(form, section)
  const paid = answersInRow(section, model.document.basket?.paidSource)
  return unpaid * (ITEMS - PAID_ITEMS) + paid * PAID_ITEMS
}

/** Questions that nobody has answered yet hide what hangs on them; only a paid item is known to be paid. */
function answersInRow(section: Section, source?: string): number {
  const sourceField = section.fields.find((field) => field.binds === 'item.source')?.id
  const answerTo = (field: string) => (field === sourceField ? source : undefined)
  return requiredOf(section.fields).filter((field) => !field.showWhen || conditionHolds(field.showWhen, answerTo))
    .length
}

function rowsOf(form: Form, { binds, repeat }: Section): number {
  if (!repeat) return 1
  if (binds === 'plan_goal' || repeat.over === 'goals') return GOALS
  if (binds === 'plan_action' || repeat.over === 'actions') return ACTIONS
  if (repeat.over === 'items') return ITEMS
  if (repeat.over === 'members') return PERSONS
  if (repeat.over === 'list' && form.record === 'diagnosis') return AREAS
  return repeat.min ?? 0
}
