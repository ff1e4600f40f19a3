import { NotFound } from '#kernel'
import { type Clock, clocks, nameIn } from '#model'
import type { Locale } from '#platform'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type TurnShown, withModels } from './board.query.server.ts'
import { type NoticeRow, noticesOf } from './clock-notice.store.server.ts'
import { type MoveOffered, movesToPause } from './pause-moves.domain.ts'
import { turnsInMyCases } from './turns.query.server.ts'

export type ClockShown = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly row: TurnShown
  /** The same as the model counts it now, with its pauses. */
  readonly clock: Clock
  readonly notices: readonly NoticeRow[]
  /** Ways of mine into a pause, or out of it. */
  readonly moves: readonly MoveOffered[]
}

/** One clock of a case that runs or stands; one that ended, or is not there, is `NotFound`. */
export async function clockShown(
  ctx: Ctx,
  { caseId, deadline, instance }: { caseId: string; deadline: string; instance: string },
): Promise<ClockShown> {
  const known = await caseFacts(ctx, caseId)
  const { rows } = await turnsInMyCases(ctx, { clock: { caseId, deadline, instance }, limit: 1 })
  const [row] = await withModels(ctx, rows)
  const clock = clocks(known.model, known.facts).find(
    (one) => one.deadline.id === deadline && one.state !== 'ended' && instance.startsWith(one.instance ?? ''),
  )
  if (!row || !clock) throw new NotFound('clock')
  const seats = await seatsOfMine(ctx, known.file.id)
  return {
    known,
    frame: await caseFrame(ctx, known.file),
    row,
    clock,
    notices: await noticesOf(ctx, { caseId, deadline, instance }),
    moves: movesToPause(
      known,
      seats.map(({ role }) => role),
    ),
  }
}

/** What a clock waits for, as its model calls it. */
export const clockName = ({ clock }: ClockShown, locale: Locale): string => nameIn(clock.deadline.name, locale)
