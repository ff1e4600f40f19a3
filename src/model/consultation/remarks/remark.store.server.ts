import { sql } from 'kysely'
import type { Ctx } from '#platform/server'
import type { RemarkKind, RemarkSource } from '../consultation.domain.ts'

export type NewRemark = {
  readonly modelId: string
  readonly version: string
  readonly consultationId: string | null
  readonly about: string
  readonly kind: RemarkKind
  readonly words: string
  readonly proposed?: string | undefined
  readonly reason?: string | undefined
  readonly source: RemarkSource
  readonly meetingId?: string | undefined
  readonly sector?: string | undefined
  readonly authorId?: string | null
  readonly institutionId?: string | undefined
  readonly authorName?: string | undefined
  readonly authorInstitution?: string | undefined
  readonly nameShown?: boolean
  readonly unitCode?: string | null
  readonly enteredBy?: string | null
}
export type SavedRemark = { readonly id: string; readonly no: number }

/** Writes a remark down under the next number of its consultation, or of the model. */
export async function saveRemark(ctx: Ctx, remark: NewRemark): Promise<SavedRemark> {
  const { rows } = await sql<{ no: number }>`select model.next_remark_no(${remark.modelId},
    ${remark.consultationId}::uuid) as no`.execute(ctx.db)
  const saved = { id: ctx.newId(), no: rows[0]?.no ?? 1 }
  await ctx.db
    .insertInto('model.remark')
    .values({
      ...saved,
      model_id: remark.modelId,
      version: remark.version,
      consultation_id: remark.consultationId,
      about: remark.about,
      kind: remark.kind,
      words: remark.words,
      proposed: remark.proposed ?? null,
      reason: remark.reason ?? null,
      source: remark.source,
      meeting_id: remark.meetingId ?? null,
      sector: remark.sector ?? null,
      author_id: remark.authorId ?? null,
      institution_id: remark.institutionId ?? null,
      author_name: remark.authorName ?? null,
      author_institution: remark.authorInstitution ?? null,
      name_shown: remark.nameShown ?? false,
      unit_code: remark.unitCode ?? null,
      entered_by: remark.enteredBy ?? null,
      sent_at: ctx.now,
    })
    .execute()
  return saved
}

/** Whether one more remark without an account is taken from a network address this hour; it is counted by a hash that is forgotten after a day. */
export async function takesRemarkFrom(ctx: Ctx, address: string, most: number): Promise<boolean> {
  const { rows } = await sql<{ takes: boolean }>`select model.takes_remark_from(${address}, ${most}) as takes`.execute(
    ctx.db,
  )
  return rows[0]?.takes ?? false
}
