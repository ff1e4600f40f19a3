import { Forbidden } from '#kernel'
import type { Ctx } from '#platform/server'
import { type Consultation, readConsultation } from '../consultation.query.server.ts'
import type { ConsultationId } from '../consultation-ids.ts'

/** A consultation for the team that holds it. `NotFound` for whoever is not asked, `Forbidden` for whoever is only asked. */
export async function consultationOfTeam(ctx: Ctx, id: ConsultationId): Promise<Consultation> {
  const found = await readConsultation(ctx, id)
  if (!found.can.answer) throw new Forbidden('model.remark.answer')
  return found
}
