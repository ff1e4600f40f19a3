import { bound, FAMILY } from '#model'
import type { Ctx } from '#platform/server'
import type { CompletedForm } from '../forms/completed-form.ts'
import { isSpecial } from '../sharing/bounds.domain.ts'
import { noteEvent } from '../steps/mark.store.server.ts'

/**
 * A completed question to another institution is sent, and its clock runs for the one that was asked, for each request by itself
 * (FORMAT.md, section 7). Where the same form holds the answer already, the clock stops again.
 */
export async function sendRequest(ctx: Ctx, { known, form, answers, instanceId }: CompletedForm): Promise<void> {
  const { request } = bound(form, answers)
  if (request.ground === null || request.to === null || request.to === FAMILY) return
  // Events are seen by everybody in the case: whom a special question went to would tell what it is about.
  const special = request.categories.some((category) => isSpecial(known.model, category))
  const to = special ? {} : { institutionId: request.to }
  const noted = { caseId: known.file.id, of: request.ground, instance: instanceId, ...to }
  await noteEvent(ctx, { ...noted, event: 'request_sent', onDay: ctx.today })
  if (request.answer !== null) await noteEvent(ctx, { ...noted, event: 'request_answered', onDay: ctx.today })
}
