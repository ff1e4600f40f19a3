import type { LocalDate } from '#kernel'
import type { BoundAction } from '#model'
import { type Ctx, me } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import type { ActionState } from './action-state.domain.ts'

export type PlanProposed = {
  readonly caseId: string
  readonly instanceId: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly goals: readonly {
    readonly rowKey: string
    readonly itemId: string
    readonly subjectId: string | null
    readonly due: LocalDate
  }[]
  readonly actions: readonly {
    readonly rowKey: string
    readonly itemId: string
    readonly goalKey: string | null
    /** Nothing: the family itself. */
    readonly responsible: string | null
    readonly mode: BoundAction['mode']
    readonly supporting: readonly string[]
    readonly due: LocalDate
    readonly state: ActionState
    readonly doneOn: LocalDate | null
  }[]
}

/** Keeps a new version of the plan; a version proposed before gives way to it. Answers with its id. */
export async function savePlan(ctx: Ctx, plan: PlanProposed): Promise<string> {
  const { caseId } = plan
  await ctx.db
    .updateTable('casework.plan')
    .set({ state: 'replaced' })
    .where('case_id', '=', caseId)
    .where('state', '=', 'proposed')
    .execute()
  const last = await latestPlan(ctx, caseId)
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.plan')
    .values({
      id,
      case_id: caseId,
      form_instance_id: plan.instanceId,
      no: (last?.no ?? 0) + 1,
      from_on: plan.from,
      until_on: plan.until,
      state: 'proposed',
    })
    .execute()
  await saveGoals(ctx, id, plan)
  await saveActions(ctx, id, plan)
  return id
}

async function saveGoals(ctx: Ctx, planId: string, { caseId, goals }: PlanProposed): Promise<void> {
  if (goals.length === 0) return
  const rows = goals.map(({ rowKey, itemId, subjectId, due }) => ({
    case_id: caseId,
    plan_id: planId,
    row_key: rowKey,
    item_id: itemId,
    subject_id: subjectId,
    due_on: due,
  }))
  await ctx.db.insertInto('casework.plan_goal').values(rows).execute()
}

async function saveActions(ctx: Ctx, planId: string, { caseId, actions }: PlanProposed): Promise<void> {
  if (actions.length === 0) return
  const rows = actions.map((action) => ({
    case_id: caseId,
    plan_id: planId,
    row_key: action.rowKey,
    item_id: action.itemId,
    goal_key: action.goalKey,
    responsible_institution_id: action.responsible,
    mode: action.mode,
    supporting: [...action.supporting],
    due_on: action.due,
    state: action.state,
    done_on: action.doneOn,
  }))
  await ctx.db.insertInto('casework.plan_action').values(rows).execute()
}

export type PlanRow = {
  readonly id: string
  readonly no: number
  readonly from: LocalDate
  readonly until: LocalDate
  readonly state: 'proposed' | 'active' | 'replaced' | 'ended'
  readonly activatedOn: LocalDate | null
}

/** The version of the plan now worked on: the last one. */
export async function latestPlan(ctx: Ctx, caseId: string): Promise<PlanRow | null> {
  const row = await ctx.db
    .selectFrom('casework.plan')
    .select(['id', 'no', 'from_on', 'until_on', 'state', 'activated_on'])
    .where('case_id', '=', caseId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    no: row.no,
    // Days are read as text of this form, and the column takes these four.
    from: row.from_on as LocalDate,
    until: row.until_on as LocalDate,
    state: row.state as PlanRow['state'],
    activatedOn: row.activated_on as LocalDate | null,
  }
}

export type AcceptanceGiven = {
  readonly caseId: string
  readonly planId: string
  readonly subjectId: string | null
  readonly institutionId: string | null
  readonly decision: 'accepted' | 'refused'
  readonly onDay: LocalDate
  readonly hours: number | null
  readonly recorded: Recorded | undefined
}

/** Keeps an acceptance or a refusal of one version. The newest word of each counts. */
export async function saveAcceptance(ctx: Ctx, given: AcceptanceGiven): Promise<void> {
  await ctx.db
    .insertInto('casework.acceptance')
    .values({
      id: ctx.newId(),
      case_id: given.caseId,
      plan_id: given.planId,
      subject_id: given.subjectId,
      institution_id: given.institutionId,
      decision: given.decision,
      on_day: given.onDay,
      hours: given.hours,
      recorded: given.recorded ? JSON.stringify(given.recorded) : null,
      given_by: me(ctx),
      given_at: ctx.now,
    })
    .execute()
}

export async function saveActionState(
  ctx: Ctx,
  action: { planId: string; rowKey: string; state: ActionState },
): Promise<void> {
  await ctx.db
    .updateTable('casework.plan_action')
    .set({ state: action.state, done_on: action.state === 'done' ? ctx.today : null })
    .where('plan_id', '=', action.planId)
    .where('row_key', '=', action.rowKey)
    .execute()
}
