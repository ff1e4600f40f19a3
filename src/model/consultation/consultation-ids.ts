import { z } from 'zod'
import { idOf } from '#kernel'

export const ConsultationId = idOf('ConsultationId')
export type ConsultationId = z.infer<typeof ConsultationId>
export const RemarkId = idOf('RemarkId')
export type RemarkId = z.infer<typeof RemarkId>
export const DraftId = idOf('DraftId')
export type DraftId = z.infer<typeof DraftId>

/** Parameters of pages of one consultation, of one remark, and of one draft. */
export const OfConsultation = z.object({ consultationId: ConsultationId })
export const OfRemark = z.object({ remarkId: RemarkId })
export const OfDraft = z.object({ draftId: DraftId })
