import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { DECISIONS, type Decision } from '../consultation.domain.ts'
import { type Consultation, type HeldMeeting, meetingsOf, readConsultation } from '../consultation.query.server.ts'
import type { ConsultationId } from '../consultation-ids.ts'
import { orderIn } from '../consulted-text.domain.ts'
import { type RemarkTold, remarksTold } from '../remarks.query.server.ts'

/** An act by which the version came to be what it is. */
export type VersionAct = {
  readonly act: 'consulted' | 'opinioned' | 'adopted' | 'in_force' | 'replaced'
  readonly body: string
  readonly document: string
  readonly onDay: LocalDate
}

export type Answered = { readonly consultation: Consultation; readonly remarks: readonly RemarkTold[] }

/** Remarks and answers in the order of the text. Nothing to whoever was asked before the consultation is closed. */
export async function answered(ctx: Ctx, id: ConsultationId): Promise<Answered> {
  const consultation = await readConsultation(ctx, id)
  const place = orderIn(consultation.text)
  const remarks = await remarksTold(ctx, id)
  return { consultation, remarks: remarks.toSorted((a, b) => place(a.about) - place(b.about) || a.no - b.no) }
}

export type Report = Answered & {
  readonly meetings: readonly HeldMeeting[]
  readonly acts: readonly VersionAct[]
}

/** Everything the report of a consultation is made from. */
export async function reportOf(ctx: Ctx, id: ConsultationId): Promise<Report> {
  const found = await answered(ctx, id)
  const { modelId, version } = found.consultation
  const acts = await ctx.db
    .selectFrom('model.version_act')
    .select(['act', 'body', 'document', 'on_day'])
    .where('model_id', '=', modelId)
    .where('version', '=', version)
    .orderBy('on_day')
    .orderBy('recorded_at')
    .execute()
  return {
    ...found,
    meetings: await meetingsOf(ctx, id),
    // The column checks the act; the day is a date.
    acts: acts.map(({ on_day, act, ...row }) => ({
      ...row,
      act: act as VersionAct['act'],
      onDay: on_day as LocalDate,
    })),
  }
}

/** How many remarks were decided in which way; those still waiting are in none. */
export const byDecision = (
  remarks: readonly RemarkTold[],
): readonly { readonly decision: Decision; readonly count: number }[] =>
  DECISIONS.map((decision) => ({
    decision,
    count: remarks.filter(({ answer }) => answer?.decision === decision).length,
  }))

/** How many remarks came about which place, in the order of the text. */
export const byPlace = (
  remarks: readonly RemarkTold[],
): readonly { readonly about: string; readonly remarks: readonly RemarkTold[] }[] =>
  [...Map.groupBy(remarks, ({ about }) => about)].map(([about, of]) => ({ about, remarks: of }))

/** People who came to all meetings, by sector. */
export function cameTo(meetings: readonly HeldMeeting[]): Readonly<Record<string, number>> {
  const came: Record<string, number> = {}
  for (const { people } of meetings)
    for (const [sector, count] of Object.entries(people)) came[sector] = (came[sector] ?? 0) + count
  return came
}
