import { type Outcome, ok, refused } from '#kernel'
import { participatingAdults } from '#model'
import { type Ctx, record } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { handsOver, unitsToHandTo } from './handover.query.server.ts'
import type { OfferHandoverInput } from './handover.schema.ts'
import { changeHandover, latestHandover, saveHandover } from './handover.store.server.ts'

export type OfferHandoverRefusal =
  | 'unit_unknown'
  | 'already_asked'
  | 'consent_missing'
  | 'day_ahead'
  | 'not_in_model'
  | 'case_closed'

/**
 * Asks the team of another gmina to take the work over, because the family moves there and agrees (model: hand-over of a case). Each adult
 * who takes part agrees by themselves. Nothing about the family passes with it.
 */
export async function offerHandover(
  ctx: Ctx,
  input: OfferHandoverInput & { caseId: string },
): Promise<Outcome<string, OfferHandoverRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const { file } = known
  await mayKeep(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  if (!handsOver(known)) return refused('not_in_model')
  if (input.recordedOn > ctx.today) return refused('day_ahead', { field: 'recordedOn' })
  const units = await unitsToHandTo(ctx, file)
  if (!units.some(({ code }) => code === input.toUnitCode)) return refused('unit_unknown', { field: 'toUnitCode' })
  const before = await latestHandover(ctx, file.id)
  if (before?.state === 'asked' || before?.state === 'accepted') return refused('already_asked')
  const adults = participatingAdults(known.facts).map(({ id }) => id)
  const consented = adults.filter((id) => input.consented.some((one) => one === id))
  if (adults.length === 0 || consented.length < adults.length) return refused('consent_missing', { field: 'consented' })
  const recorded = { how: input.recordedHow, onDay: input.recordedOn }
  const id = await saveHandover(ctx, file, { toUnit: input.toUnitCode, consented, recorded })
  const payload = { handover: id, unit: input.toUnitCode }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.handover.offered', payload })
  return ok(id)
}

/** Takes the question back, as long as nobody answered it. */
export async function takeBackHandover(ctx: Ctx, caseId: string): Promise<Outcome<null, 'nothing_asked'>> {
  const file = await caseToAct(ctx, caseId)
  await mayKeep(ctx, file.id)
  const handover = await latestHandover(ctx, file.id)
  if (handover?.state !== 'asked') return refused('nothing_asked')
  await changeHandover(ctx, handover, { state: 'taken_back' })
  const payload = { handover: handover.id }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.handover.taken_back', payload })
  return ok(null)
}
