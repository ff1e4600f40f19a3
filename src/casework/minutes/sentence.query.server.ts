import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { CaseFrame } from '../cases/case-frame.query.server.ts'
import type { MinutesState } from './minutes.domain.ts'
import { type Choice, minutesView } from './minutes.query.server.ts'
import type { OfMeeting } from './minutes-here.server.ts'
import type { SentenceShown } from './sentences-shown.query.server.ts'

export type SentenceView = {
  readonly frame: CaseFrame
  readonly of: OfMeeting
  readonly state: MinutesState
  readonly sentence: SentenceShown
  /** The words of the line it stands under. */
  readonly line: string
  /** Of my institution, which alone may change its words. */
  readonly mine: boolean
  readonly workers: readonly Choice[]
  /** Institutions of the team and the family, by whom votes are noted. */
  readonly voters: readonly Choice[]
  /** Decisions that a task may follow from. */
  readonly decisions: readonly Choice[]
}

/** One sentence of minutes; `NotFound` when it is hidden, withdrawn, or of another meeting. */
export async function sentenceView(ctx: Ctx, of: OfMeeting & { readonly sentenceId: string }): Promise<SentenceView> {
  const view = await minutesView(ctx, of)
  const line = view.lines.find(({ sentences }) => sentences.some(({ id }) => id === of.sentenceId))
  const sentence = line?.sentences.find(({ id }) => id === of.sentenceId)
  if (!line?.line || !sentence?.finished) throw new NotFound('sentence')
  const decisions = view.lines.flatMap(({ sentences }) => sentences.filter(({ kind }) => kind === 'decision'))
  return {
    frame: view.frame,
    of: { caseId: of.caseId, meetingId: of.meetingId },
    state: view.state,
    sentence,
    line: line.line.text,
    mine: sentence.institution === view.seat.institution,
    workers: view.workers,
    voters: [
      { value: 'family', label: view.frame.code },
      ...[...view.team].map(([value, { shortName }]) => ({ value, label: shortName })),
    ],
    decisions: decisions
      .filter(({ id }) => id !== sentence.id)
      .map(({ id, decisionNo, text }) => ({ value: id, label: `${decisionNo}. ${text.slice(0, 80)}` })),
  }
}
