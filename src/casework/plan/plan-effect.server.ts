import { bound, FAMILY } from '#model'
import type { Ctx } from '#platform/server'
import { entryHolding } from '../forms/bound-entry.domain.ts'
import type { CompletedForm } from '../forms/completed-form.ts'
import { actionsOf } from './plan.query.server.ts'
import { latestPlan, savePlan } from './plan.store.server.ts'

/**
 * A completed plan form is a new version of the plan, proposed until it is accepted. What was already done in the version before stays
 * done: rows keep their ids from version to version.
 */
export async function proposePlan(ctx: Ctx, done: CompletedForm): Promise<void> {
  const { known, form, answers, instanceId, entries } = done
  const { plan } = bound(form, answers)
  const until = plan.to
  if (until === null) throw new Error('a plan was completed without its last day')
  const caseId = known.file.id
  const earlier = await latestPlan(ctx, caseId)
  const before = earlier ? await actionsOf(ctx, known, earlier.id) : []
  await savePlan(ctx, {
    caseId,
    instanceId,
    from: plan.from ?? ctx.today,
    until,
    goals: plan.goals.map(({ id, member, due }) => ({
      rowKey: id,
      itemId: entryHolding(form, entries, 'goal.text', id),
      subjectId: member === FAMILY ? null : member,
      due: due ?? until,
    })),
    actions: plan.actions.map((action) => {
      const sofar = before.find(({ rowKey }) => rowKey === action.id)
      return {
        rowKey: action.id,
        itemId: entryHolding(form, entries, 'action.text', action.id),
        goalKey: action.goal,
        responsible: action.responsible === FAMILY ? null : action.responsible,
        mode: action.mode,
        supporting: action.supporting,
        due: action.due ?? until,
        state: sofar?.state ?? 'open',
        doneOn: sofar?.doneOn ?? null,
      }
    }),
  })
}
