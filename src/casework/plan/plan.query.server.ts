import type { LocalDate } from '#kernel'
import {
  type BoundAction,
  currentPlan,
  participatingAdults,
  responsibleInstitutions,
  type SubjectKind,
  type Values,
} from '#model'
import { allowed, type Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { boundOption, boundWords } from '../forms/bound-words.domain.ts'
import type { ActionState } from './action-state.domain.ts'
import { planActionPolicy } from './plan.policy.ts'
import { latestPlan, type PlanRow } from './plan.store.server.ts'

export type GoalLine = {
  readonly rowKey: string
  readonly text: string
  readonly sign: string
  /** Nothing: the whole family. */
  readonly person: string | null
  /** The same person by id. */
  readonly subject: string | null
  readonly due: LocalDate | null
  /** How far it got, in the words of the last review. */
  readonly progress: string
}

export type ActionLine = {
  readonly rowKey: string
  readonly goalKey: string | null
  readonly text: string
  /** Nothing: the family itself. */
  readonly responsible: string | null
  readonly mode: BoundAction['mode']
  readonly supporting: readonly string[]
  readonly due: LocalDate | null
  readonly state: ActionState
  readonly doneOn: LocalDate | null
  /** In force and, where an acceptance is needed, accepted by its own institution. */
  readonly begins: boolean
  readonly mayChange: boolean
}

/** The answer of an adult or of an institution to the version now worked on; nothing while it is awaited. */
export type PlanAnswer = {
  readonly who: string
  readonly label: string
  readonly answer: {
    readonly decision: 'accepted' | 'refused'
    readonly onDay: LocalDate
    readonly how: Recorded['how'] | null
    /** Given before the case was in the system. */
    readonly fromPaper: boolean
  } | null
}

export type PlanView = {
  readonly whole: SubjectKind
  readonly plan: PlanRow
  readonly goals: readonly GoalLine[]
  readonly actions: readonly ActionLine[]
  readonly adults: readonly PlanAnswer[]
  readonly institutions: readonly PlanAnswer[]
  readonly names: InstitutionNames
}

/** The plan as far as this reader may see it: rows follow their entries. Nothing before there is a plan. */
export async function planView(ctx: Ctx, known: KnownCase): Promise<PlanView | null> {
  const { file, facts } = known
  const plan = await latestPlan(ctx, file.id)
  const current = currentPlan(facts)
  if (!plan || !current) return null
  const [actions, people, answers, goals] = await Promise.all([
    actionsOf(ctx, known, plan.id),
    peopleOf(ctx, file.id),
    answersTo(ctx, file.id, plan.id),
    goalsOf(ctx, known, plan.id),
  ])
  const labelOf = (id: string) => {
    const found = people.find((one) => one.id === id)
    return found ? personLabel(found, file.code) : file.code
  }
  const responsible = responsibleInstitutions(current.actions)
  const names = await institutionNames(ctx, [
    ...responsible,
    ...actions.flatMap((action) => [action.responsible, ...action.supporting]),
  ])
  const answerOf = (who: string) => answers.find((one) => one.who === who)?.answer ?? null
  return {
    whole: file.subjectKind,
    plan,
    goals: goals.map((goal) => ({ ...goal, person: goal.subject === null ? null : labelOf(goal.subject) })),
    actions,
    adults: participatingAdults(facts).map(({ id }) => ({ who: id, label: labelOf(id), answer: answerOf(id) })),
    institutions: responsible.map((id) => ({ who: id, label: names.get(id)?.name ?? id, answer: answerOf(id) })),
    names,
  }
}

async function goalsOf(ctx: Ctx, { file }: KnownCase, planId: string): Promise<readonly Omit<GoalLine, 'person'>[]> {
  const rows = await ctx.db
    .selectFrom('casework.plan_goal as g')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'g.case_id').onRef('i.id', '=', 'g.item_id'))
    .select(['g.row_key', 'g.subject_id', 'g.due_on', 'i.body'])
    .where('g.plan_id', '=', planId)
    .orderBy('g.item_id')
    .execute()
  const progress = await progressOf(
    ctx,
    file.id,
    rows.map(({ row_key }) => row_key),
  )
  return rows.map((row) => {
    const fields = fieldsIn(row.body)
    const review = progress.get(row.row_key)
    return {
      rowKey: row.row_key,
      text: boundWords(file.model, fields, 'goal.text'),
      sign: boundWords(file.model, fields, 'goal.sign'),
      subject: row.subject_id,
      due: row.due_on as LocalDate | null,
      progress: review ? boundOption(file.model, review, 'goal.progress') : '',
    }
  })
}

/** The answers of the last review about each goal, where they are shown to this reader. */
async function progressOf(ctx: Ctx, caseId: string, goals: readonly string[]): Promise<ReadonlyMap<string, Values>> {
  if (goals.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('casework.item as i')
    .select(['i.row_key', 'i.body'])
    .where('i.case_id', '=', caseId)
    .where('i.row_key', 'in', [...goals])
    .where('i.replaced_at', 'is', null)
    .where((not) =>
      not.not(
        not.exists(
          not
            .selectFrom('casework.plan_goal as g')
            .select('g.row_key')
            .whereRef('g.case_id', '=', 'i.case_id')
            .whereRef('g.item_id', '=', 'i.id'),
        ),
      ),
    )
    .orderBy('i.created_at')
    .orderBy('i.id')
    .execute()
  return new Map(rows.map((row) => [row.row_key ?? '', fieldsIn(row.body)]))
}

/** Actions of one version that this reader sees, in the order in which they were written. */
export async function actionsOf(ctx: Ctx, { file, facts }: KnownCase, planId: string): Promise<readonly ActionLine[]> {
  const version = facts.plans.find(({ id }) => id === planId)
  const rows = await ctx.db
    .selectFrom('casework.plan_action as a')
    .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'a.case_id').onRef('i.id', '=', 'a.item_id'))
    .selectAll('a')
    .select(['i.body', allowed(planActionPolicy, 'change', 'a').as('may')])
    .where('a.plan_id', '=', planId)
    .orderBy('a.item_id')
    .execute()
  return rows.map((row) => {
    // The columns take these words only.
    const mode = row.mode as BoundAction['mode']
    const responsible = row.responsible_institution_id
    const accepted = version?.institutionAnswers.some((one) => one.institution === responsible && one.accepted)
    const needsNone = responsible === null || mode === 'own_task_noted'
    return {
      rowKey: row.row_key,
      goalKey: row.goal_key,
      text: boundWords(file.model, fieldsIn(row.body), 'action.text'),
      responsible,
      mode,
      supporting: row.supporting,
      due: row.due_on as LocalDate | null,
      state: row.state as ActionState,
      doneOn: row.done_on as LocalDate | null,
      begins: version?.active === true && (needsNone || accepted === true),
      mayChange: row.may,
    }
  })
}

/** Only complete-form writes these entries, with their answers under `fields`. */
const fieldsIn = (body: unknown): Values => (body as { fields: Values }).fields

async function answersTo(ctx: Ctx, caseId: string, planId: string): Promise<readonly Omit<PlanAnswer, 'label'>[]> {
  const rows = await ctx.db
    .selectFrom('casework.acceptance')
    .select(['subject_id', 'institution_id', 'decision', 'on_day', 'recorded'])
    .where('case_id', '=', caseId)
    .where('plan_id', '=', planId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    who: row.subject_id ?? row.institution_id ?? '',
    answer: {
      decision: row.decision as 'accepted' | 'refused',
      onDay: row.on_day as LocalDate,
      how: (row.recorded as Recorded | null)?.how ?? null,
      fromPaper: (row.recorded as Recorded | null)?.fromPaper === true,
    },
  }))
}
