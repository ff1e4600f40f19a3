import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { agendaLines } from './agenda.store.server.ts'
import { liveMinutes } from './live-minutes.store.server.ts'
import type { MinutesState } from './minutes.domain.ts'
import { type MinutesView, minutesView } from './minutes.query.server.ts'
import type { OfMeeting } from './minutes-here.server.ts'
import { sentencesOf } from './sentence.store.server.ts'
import { type SentenceShown, sentencesShown } from './sentences-shown.query.server.ts'

export type MinutesChanges = {
  readonly revision: number
  readonly sentences: readonly SentenceShown[]
  /** Anew, where attendance, the agenda or the state changed. */
  readonly whole: MinutesView | null
  readonly state: MinutesState
}

/** What changed in minutes since a revision, for a page that is open. */
export async function minutesChanges(ctx: Ctx, of: OfMeeting, since: number): Promise<MinutesChanges> {
  const [live, changed, lines] = await Promise.all([
    liveMinutes(ctx, of.meetingId),
    sentencesOf(ctx, of.meetingId, { after: since }),
    agendaLines(ctx, of.meetingId),
  ])
  if (live === null) throw new NotFound('minutes')
  const framed = live.revision > since || lines.some(({ revision }) => revision > since)
  const decided = changed.some(({ kind }) => kind === 'decision' || kind === 'dissent' || kind === 'task')
  const whole = framed || decided ? await minutesView(ctx, of) : null
  if (whole) {
    const ids = new Set(changed.map(({ id }) => id))
    const standing = whole.lines.flatMap(({ sentences }) => sentences)
    // The number of a decision that stands after a new one changes with it.
    const touched = standing.filter(({ id, decisionNo }) => ids.has(id) || (decided && decisionNo !== null))
    const gone = await sentencesShown(
      ctx,
      of.caseId,
      changed.filter(({ withdrawn }) => withdrawn),
      [],
    )
    return { revision: whole.revision, sentences: [...touched, ...gone], whole, state: whole.state }
  }
  return {
    revision: Math.max(since, live.revision, ...changed.map(({ revision }) => revision)),
    sentences: await sentencesShown(ctx, of.caseId, changed, []),
    whole,
    state: live.closedAt === null ? 'open' : 'remarks',
  }
}

/** The newest revision after one that this reader may read; null where nothing changed for them. `NotFound` without a part in the case. */
export async function minutesRevision(ctx: Ctx, meetingId: string, after: number): Promise<number | null> {
  const { rows } = await sql<{ revision: number | null }>`
    select greatest(m.revision,
      (select max(l.revision) from casework.agenda_line l where l.meeting_id = m.meeting_id and l.revision > ${after}::bigint),
      (select max(s.revision) from casework.sentence s where s.meeting_id = m.meeting_id and s.revision > ${after}::bigint)) as revision
    from casework.live_minutes m where m.meeting_id = ${meetingId}::uuid`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new NotFound('minutes')
  const revision = Number(row.revision)
  return revision > after ? revision : null
}
