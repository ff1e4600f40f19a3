import type { LocalDate } from '#kernel'
import { type Answers, FAMILY, type FieldBind, type Form, type Row, type SectionBind, type Value } from '#model'
import type { PaperAction, PaperPlan } from './papers.domain.ts'

type Written = { readonly from: LocalDate; readonly plan: PaperPlan; readonly personAt: (row: number) => string }
type Goal = { readonly id: string; readonly text: string; readonly member: string }

/**
 * A plan on paper as answers of the model's own plan form, found by what its sections and fields are bound to (FORMAT.md, section 8). Actions
 * with the same goal in the same words serve one goal.
 */
export function planAnswers(form: Form, written: Written, newRowId: () => string): Answers {
  const { from, plan } = written
  const goals: Goal[] = []
  const actions: Row[] = []
  for (const action of plan.actions) {
    const member = action.whose === 'family' ? FAMILY : written.personAt(action.whose)
    const known = goals.find((goal) => goal.text === action.goal && goal.member === member)
    const goal = known ?? { id: newRowId(), text: action.goal, member }
    if (!known) goals.push(goal)
    actions.push({ rowId: newRowId(), values: actionValues(form, action, goal.id) })
  }
  const goalRows = goals.map(({ id, text, member }) => ({
    rowId: id,
    values: valuesOf(form, { 'goal.member': member, 'goal.text': text }),
  }))
  return {
    ...single(form, { 'plan.from': from, 'plan.to': plan.until }),
    ...rowsIn(form, 'plan_goal', goalRows),
    ...rowsIn(form, 'plan_action', actions),
  }
}

const actionValues = (form: Form, { action, responsible, due, answer }: PaperAction, goal: string) =>
  valuesOf(form, {
    'action.goal': goal,
    'action.text': action,
    'action.responsible': responsible,
    ...(due ? { 'action.due': due } : {}),
    ...(answer === 'noted' ? { 'action.mode': 'own_task_noted' } : {}),
  })

type Bound = Readonly<Partial<Record<FieldBind, Value>>>

/** Answers by the fields that are bound to these notions; what the form does not ask is left out. */
function valuesOf(form: Form, bound: Bound): Readonly<Record<string, Value>> {
  const fields = form.sections.flatMap((section) => section.fields)
  return Object.fromEntries(
    fields.flatMap(({ id, binds }) => {
      const value = binds && bound[binds]
      return value === undefined ? [] : [[id, value]]
    }),
  )
}

/** The same for sections that do not repeat, by section. */
function single(form: Form, bound: Bound): Answers {
  const asking = form.sections.filter(
    ({ repeat, fields }) => !repeat && fields.some(({ binds }) => binds && bound[binds]),
  )
  return Object.fromEntries(asking.map((section) => [section.id, valuesOf({ ...form, sections: [section] }, bound)]))
}

const rowsIn = (form: Form, bind: SectionBind, rows: readonly Row[]): Answers =>
  Object.fromEntries(form.sections.filter(({ binds }) => binds === bind).map(({ id }) => [id, rows]))
