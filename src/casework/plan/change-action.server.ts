import { Conflict, Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import type { ChangeActionInput } from './change-action.schema.ts'
import { actionsOf } from './plan.query.server.ts'
import { latestPlan, saveActionState } from './plan.store.server.ts'

export type ChangeActionRefusal = 'not_begun' | 'case_closed'

/**
 * Notes what became of an action: said by the institution responsible for it, or by those who keep the case. An action begins when the plan
 * is in force and its own institution accepted it. Throws `Conflict` when the plan or the action changed meanwhile.
 */
export async function changeAction(
  ctx: Ctx,
  input: ChangeActionInput & { readonly caseId: string; readonly rowKey: string },
): Promise<Outcome<null, ChangeActionRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const plan = await latestPlan(ctx, known.file.id)
  if (plan?.id !== input.planId) throw new Conflict('a newer version of the plan was proposed')
  const action = (await actionsOf(ctx, known, plan.id)).find(({ rowKey }) => rowKey === input.rowKey)
  if (!action) throw new NotFound('action')
  if (!action.mayChange) throw new Forbidden('casework.action.change')
  if (known.file.closedOn !== null) return refused('case_closed')
  if (action.state !== input.was) throw new Conflict('the action was changed meanwhile', action.state)
  if (!action.begins) return refused('not_begun')
  await saveActionState(ctx, { planId: plan.id, rowKey: action.rowKey, state: input.state })
  const payload = { plan: plan.id, action: action.rowKey, state: input.state }
  await concludeAct(ctx, known.file, { name: 'casework.action.changed', payload })
  return ok(null)
}
