import type { Ctx } from '#platform/server'
import { placesByCode } from '#territory/server'
import { readVersion } from '../../versions/version-list.query.server.ts'
import { readConsultation } from '../consultation.query.server.ts'
import { ConsultationId, type RemarkId } from '../consultation-ids.ts'
import { type ConsultedText, readConsulted } from '../consulted-text.domain.ts'
import { type RemarkRead, remarkRead, remarksFromWork, remarksIn } from '../remarks.query.server.ts'

/** A remark with the text it is about, and with those beside it in its line. */
export type RemarkShown = {
  readonly remark: RemarkRead
  readonly text: ConsultedText
  readonly beside: readonly RemarkRead[]
  /** The gmina of whoever wrote from work. */
  readonly gmina: string | null
}

/** One remark for its team. `NotFound` for anybody else. */
export async function remarkShown(ctx: Ctx, id: RemarkId): Promise<RemarkShown> {
  const remark = await remarkRead(ctx, id)
  const { consultationId, modelId, unitCode } = remark
  const beside = consultationId === null ? await remarksFromWork(ctx) : await remarksIn(ctx, consultationId)
  const places = unitCode === null ? null : await placesByCode(ctx, [unitCode])
  return {
    remark,
    text: await textOf(ctx, remark),
    beside: beside.filter((one) => one.id !== remark.id && one.modelId === modelId).toSorted((a, b) => a.no - b.no),
    gmina: places?.get(unitCode ?? '')?.name ?? null,
  }
}

/** The text that somebody had before them: of the consultation, or of the published version they work by. */
async function textOf(ctx: Ctx, { consultationId, modelId, version }: RemarkRead): Promise<ConsultedText> {
  if (consultationId !== null) return (await readConsultation(ctx, ConsultationId.parse(consultationId))).text
  return readConsulted((await readVersion(ctx, modelId, version)).model.document)
}
