import type { LocalDate } from '#kernel'
import type { RecordedEvent } from '#model'
import { type Ctx, me } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'

export type StepMark = {
  readonly caseId: string
  readonly step: string
  readonly visitNo: number
  /** The person, institution, item or member for whom a repeated step was done; of support, its kind. */
  readonly forKey?: string | undefined
  readonly onDay: LocalDate
  readonly institutionId: string
  readonly formInstanceId?: string | undefined
  readonly meetingId?: string | undefined
  /** Whole hours of support. */
  readonly hours?: number | undefined
  readonly recorded?: Recorded | undefined
}

/** Puts a step on record as done, and what the clocks of the model count from it. */
export async function markStep(ctx: Ctx, mark: StepMark): Promise<void> {
  await ctx.db
    .insertInto('casework.step_done')
    .values({
      id: ctx.newId(),
      case_id: mark.caseId,
      step: mark.step,
      visit_no: mark.visitNo,
      for_key: mark.forKey ?? null,
      on_day: mark.onDay,
      institution_id: mark.institutionId,
      form_instance_id: mark.formInstanceId ?? null,
      meeting_id: mark.meetingId ?? null,
      hours: mark.hours ?? null,
      recorded: mark.recorded ? JSON.stringify(mark.recorded) : null,
      done_by: me(ctx),
      done_at: ctx.now,
    })
    .execute()
  const { caseId, step, onDay, institutionId } = mark
  await noteEvent(ctx, { caseId, event: 'step_done', of: step, onDay, institutionId })
}

export type EventNoted = {
  readonly caseId: string
  readonly event: RecordedEvent
  /** The step, form, review, body, ground or agreement type, as the model names it. */
  readonly of?: string | undefined
  /** The day it happened; of a planned meeting or an end, the planned day. */
  readonly onDay: LocalDate
  /** The request, item, task or agreement this happened to. */
  readonly instance?: string | undefined
  readonly institutionId?: string | undefined
}

/** Notes something that starts or ends a clock of the model (FORMAT.md, section 7). */
export async function noteEvent(ctx: Ctx, noted: EventNoted): Promise<void> {
  await ctx.db
    .insertInto('casework.event')
    .values({
      case_id: noted.caseId,
      event: noted.event,
      of: noted.of ?? null,
      on_day: noted.onDay,
      instance: noted.instance ?? null,
      institution_id: noted.institutionId ?? null,
      at: ctx.now,
    })
    .execute()
}
