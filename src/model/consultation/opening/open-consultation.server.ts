import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import type { Circle } from '../consultation.domain.ts'
import type { ConsultationId, DraftId } from '../consultation-ids.ts'
import { draftToConsult, saveConsultation } from './consultation.store.server.ts'

export type OpenConsultation = {
  readonly draftId: DraftId
  readonly circle: Circle
  readonly invitation: string
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
}
export type OpenConsultationRefusal = 'draft_ended' | 'already_running' | 'opens_in_past' | 'closes_before_opening'

/**
 * Shows a draft, frozen as it stands now, to a circle of people for some days. For whoever leads the team of its model. The draft need not
 * pass the check: people may be asked about a half-finished text. One draft has one consultation at a time.
 */
export async function openConsultation(
  ctx: Ctx,
  { draftId, ...asked }: OpenConsultation,
): Promise<Outcome<ConsultationId, OpenConsultationRefusal>> {
  const draft = await draftToConsult(ctx, draftId)
  if (draft.ended) return refused('draft_ended')
  if (draft.runningId !== null) return refused('already_running')
  if (asked.opensOn < ctx.today) return refused('opens_in_past', { field: 'opensOn' })
  if (asked.closesOn < asked.opensOn) return refused('closes_before_opening', { field: 'closesOn' })
  const id = await saveConsultation(ctx, draft, asked, me(ctx))
  const { circle, opensOn, closesOn } = asked
  const payload = { draft: draft.id, circle, opensOn, closesOn }
  await record(ctx, { chain: 'model', about: id, name: 'model.consultation.opened', payload })
  return ok(id)
}
