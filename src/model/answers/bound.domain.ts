import type { Form, SectionBind } from '../definition/document.ts'
import { type Answers, FAMILY, rowsOf } from './answers.domain.ts'
import type {
  Bound,
  BoundAction,
  BoundDecision,
  BoundException,
  BoundGoal,
  BoundItem,
  BoundNeed,
} from './bound-notions.domain.ts'
import { type BoundRow, boundRows } from './bound-rows.domain.ts'
import { plainValues, visible, visibleFields } from './conditions.domain.ts'

/** Reads what the form ties to built-in notions. Answers of hidden fields are not heard. */
export function bound(form: Form, given: Answers): Bound {
  const answers = visible(form, given)
  const everywhere = boundRows(form, answers)
  const inSections = (bind: SectionBind) => everywhere.filter(({ section }) => section.binds === bind)
  const all = <T>(read: (row: BoundRow) => T | null) => everywhere.map(read).filter((value) => value !== null)
  const first = <T>(read: (row: BoundRow) => T | null): T | null => all(read)[0] ?? null

  return {
    plan: {
      from: first((row) => row.day('plan.from')),
      to: first((row) => row.day('plan.to')),
      goals: inSections('plan_goal').map(readGoal),
      actions: inSections('plan_action').map(readAction),
      exceptions: inSections('plan_exception').map(readException),
    },
    items: inSections('basket_item')
      .map(readItem)
      .filter((item) => item.what.text !== ''),
    needs: inSections('unmet_need').map(readNeed),
    progress: inSections('goal_progress').flatMap(readProgress),
    itemStates: inSections('item_state').flatMap(({ id, values }) => (id === null ? [] : [{ item: id, values }])),
    familyVoice: first((row) => row.text('diagnosis.family_voice')),
    consents: form.record === 'participation_consent' ? consentOf(form, answers) : null,
    evaluation: {
      outcome: first((row) => row.text('evaluation.outcome')),
      familyVoice: first((row) => row.text('evaluation.family_voice')),
    },
    barriers: all((row) => row.text('barrier.text')),
    recommendations: all((row) => row.text('recommendation.text')),
    request: {
      to: first((row) => row.text('request.to')),
      person: first((row) => row.text('request.person')),
      ground: first((row) => row.text('request.ground')),
      caseNumber: first((row) => row.text('request.case_number')),
      categories: everywhere.flatMap((row) => row.list('request.categories')),
      answer: first((row) => row.text('request.answer')),
    },
    decisions: inSections('decision').map(readDecision),
    accession: {
      mayConfirm: first((row) => row.yesNo('accession.may_confirm')),
      hoursLimit: first((row) => row.number('accession.hours_limit')),
    },
  }
}

/**
 * No field is tied to the consent itself: a person agrees when every required yes/no question that is shown is answered
 * "yes" (FORMAT.md, section 10, `consent_to_take_part`).
 */
function consentOf(form: Form, answers: Answers): boolean | null {
  const elsewhere = plainValues(form, answers)
  const said = form.sections.flatMap((section) =>
    rowsOf(section, answers).flatMap(({ values }) => {
      const shown = visibleFields(section, values, elsewhere)
      return section.fields
        .filter((field) => field.kind === 'yes_no' && field.required && shown.includes(field.id))
        .map((field) => values[field.id])
    }),
  )
  if (said.some((answer) => answer === false)) return false
  return said.length > 0 && said.every((answer) => answer === true) ? true : null
}

/** Sections tied to goals, actions and exceptions repeat over rows, so every row has an id. */
const rowId = (row: BoundRow): string => row.id ?? row.section.id

const readGoal = (row: BoundRow): BoundGoal => ({
  id: rowId(row),
  member: row.text('goal.member'),
  text: row.text('goal.text') ?? '',
  area: row.text('goal.area'),
  sign: row.text('goal.sign'),
  due: row.day('goal.due'),
})

const readAction = (row: BoundRow): BoundAction => ({
  id: rowId(row),
  goal: row.text('action.goal'),
  text: row.text('action.text') ?? '',
  responsible: row.text('action.responsible'),
  mode: row.text('action.mode') === 'own_task_noted' ? 'own_task_noted' : 'agreed',
  supporting: row.list('action.supporting'),
  due: row.day('action.due'),
})

const readException = (row: BoundRow): BoundException => ({
  id: rowId(row),
  member: row.text('exception.member'),
  reason: row.text('exception.reason') ?? '',
})

function readItem(row: BoundRow): BoundItem {
  const person = row.text('item.person')
  return {
    id: row.id,
    what: row.service('item.what'),
    kind: kindOf(row),
    area: row.text('item.area'),
    goods: row.text('item.goods'),
    person: person === FAMILY ? null : person,
    action: row.text('item.action'),
    source: row.text('item.source'),
    provider: row.text('item.provider'),
    quantity: row.number('item.quantity'),
    unit: row.text('item.unit'),
    amount: row.number('item.amount'),
    justification: row.text('item.justification'),
    from: row.day('item.from'),
    to: row.day('item.to'),
    urgent: row.section.urgent === true,
  }
}

/**
 * The options of `item.kind` belong to the model; what they mean shows in which question follows: kind of goods, or
 * area of services.
 */
function kindOf(row: BoundRow): 'service' | 'goods' | null {
  if (row.text('item.goods') !== null || row.asked('item.goods')) return 'goods'
  if (row.text('item.area') !== null || row.asked('item.area')) return 'service'
  return null
}

const readNeed = (row: BoundRow): BoundNeed => ({
  id: row.id,
  need: row.text('unmet.need') ?? '',
  area: row.text('unmet.area'),
  why: row.text('unmet.why'),
})

function readProgress(row: BoundRow) {
  const progress = row.text('goal.progress')
  return row.id !== null && progress !== null ? [{ goal: row.id, progress }] : []
}

function readDecision(row: BoundRow): BoundDecision {
  const institution = row.text('task.institution')
  return {
    id: row.id,
    text: row.text('decision.text') ?? '',
    dissent: row.text('decision.dissent'),
    task: institution === null ? null : { institution, due: row.day('task.due') },
  }
}
