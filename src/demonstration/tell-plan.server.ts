import { acceptPlan, actionsOf, caseFacts, changeAction, closeTask } from '#casework/server'
import { currentPlan, participatingAdults, responsibleInstitutions, type Step } from '#model'
import type { Ctx } from '#platform/server'
import { done } from './past.ts'
import type { Tale } from './tale.ts'

/** On paper the family accepts the plan; each institution answers for its own actions. */
export async function accept({ past, lead, partners, heads }: Tale, caseId: string, step: Step): Promise<void> {
  const asked = await past.as(lead.personId, (ctx) => whoAccepts(ctx, caseId), caseId)
  if (!asked) return
  const answer = { caseId, planId: asked.planId, decision: 'accepted' as const }
  if (step.repeat === 'per_adult') {
    for (const id of asked.adults) {
      const given = { ...answer, who: `person:${id}`, recordedHow: 'paper' as const }
      done(await past.as(lead.personId, (ctx) => acceptPlan(ctx, { ...given, recordedOn: ctx.today }), caseId))
    }
    return
  }
  for (const institution of asked.institutions) {
    const own = partners.find(({ institutionId }) => institutionId === institution)?.personId
    const personId = heads.get(institution) ?? own
    if (!personId) continue
    done(await past.as(personId, (ctx) => acceptPlan(ctx, { ...answer, who: `institution:${institution}` }), caseId))
  }
}

/** Of whom the plan awaits an answer, if there is one. */
async function whoAccepts(ctx: Ctx, caseId: string) {
  const { facts } = await caseFacts(ctx, caseId)
  const plan = currentPlan(facts)
  if (!plan) return null
  const adults = participatingAdults(facts).map(({ id }) => id)
  return { planId: plan.id, adults, institutions: responsibleInstitutions(plan.actions) }
}

/** Actions that began are done, and tasks from meetings too, before the work ends. */
export async function finishTasks({ past, lead }: Tale, caseId: string): Promise<void> {
  await past.as(
    lead.personId,
    async (ctx) => {
      const known = await caseFacts(ctx, caseId)
      const plan = known.facts.plans.find(({ active }) => active)
      const actions = plan ? await actionsOf(ctx, known, plan.id) : []
      for (const { rowKey, state, begins, mayChange } of actions) {
        if (!plan || state !== 'open' || !begins || !mayChange) continue
        done(await changeAction(ctx, { caseId, planId: plan.id, rowKey, was: 'open', state: 'done' }))
      }
      const own = new Set(actions.map(({ rowKey }) => rowKey))
      for (const { id, state } of known.facts.tasks) {
        if (state === 'open' && !own.has(id))
          done(await closeTask(ctx, { caseId, taskId: id, was: 'open', state: 'done' }))
      }
    },
    caseId,
  )
}
