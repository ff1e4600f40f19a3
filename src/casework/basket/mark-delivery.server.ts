import type { LocalDate } from '#kernel'
import { possible } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { markStep } from '../steps/mark.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'

/**
 * Marks the steps of the stage that are done once for each line of the basket, where they are mine to do: a delivery told by somebody else
 * stands in the basket all the same, and the step is marked when the family's worker confirms it.
 */
export async function markDelivery(
  ctx: Ctx,
  { file, model, facts }: KnownCase,
  { itemId, onDay }: { itemId: string; onDay: LocalDate },
): Promise<void> {
  const seats = await seatsOfMine(ctx, file.id)
  const roles = seats.map(({ role }) => role)
  const steps = possible(model, facts, roles).steps.filter(
    ({ step, mine, status, instances }) =>
      mine &&
      status !== 'waiting' &&
      step.kind === 'task' &&
      step.repeat === 'per_item' &&
      instances.some(({ forKey, done }) => forKey === itemId && !done),
  )
  for (const { step } of steps) {
    const seat = seats.find(({ role }) => step.by.includes(role))
    if (!seat) throw new Error(`step ${step.id} is mine by no seat`)
    const { institution } = seat
    const at = { caseId: file.id, visitNo: file.visitNo, onDay, institutionId: institution }
    await markStep(ctx, { ...at, step: step.id, forKey: itemId })
  }
}
