import { type BodyId, Forbidden, type Outcome, ok } from '#kernel'
import { makeTransition, type TransitionRefusal } from '#model'
import { type Ctx, record } from '#platform/server'
import { bodyToMove, enterStage, mySeats, saveVisit } from './body.store.server.ts'
import { bodyFacts } from './body-facts.server.ts'

export type MakeBodyTransitionInput = {
  readonly bodyId: string
  readonly transition: string
  readonly reason?: string | undefined
  readonly outcome?: string | undefined
}

/** Moves a team to another stage of its process; `rules_unmet` carries every rule that does not hold (FORMAT.md, section 9). */
export async function makeBodyTransition(
  ctx: Ctx,
  input: MakeBodyTransitionInput,
): Promise<Outcome<BodyId, TransitionRefusal>> {
  const { id: bodyId, visitNo } = await bodyToMove(ctx, input.bodyId)
  const { model, facts } = await bodyFacts(ctx, bodyId)
  const by = model.transition.find(input.transition)?.by ?? []
  const seat = (await mySeats(ctx, bodyId)).find(({ role }) => by.includes(role))
  if (by.length > 0 && !seat) throw new Forbidden('make a transition')
  const { transition, reason, outcome } = input
  const made = makeTransition(model, facts, {
    transition,
    role: seat?.role ?? '',
    ...(reason === undefined ? {} : { reason }),
    ...(outcome === undefined ? {} : { outcome }),
  })
  if (!made.ok) return made

  const visit = { bodyId, no: visitNo + 1, stage: made.value.to, transition, reason: made.value.reason }
  await enterStage(ctx, visit)
  await saveVisit(ctx, visit)
  const { from, to } = made.value
  await record(ctx, { chain: 'body', about: bodyId, name: 'teams.body.moved', payload: { from, to, transition } })
  return ok(bodyId)
}
