import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import type { ConsultationId } from '../consultation-ids.ts'
import { readConsulted, standsIn } from '../consulted-text.domain.ts'
import { consultationToAnswer } from '../opening/consultation.store.server.ts'
import { meetingOf } from '../opening/meeting.store.server.ts'
import { stoppedBy } from './client-data-refused.domain.ts'
import type { RemarkWords } from './remark.schema.ts'
import { saveRemark } from './remark.store.server.ts'

export type EnterRemark = RemarkWords & {
  readonly consultationId: ConsultationId
  /** The meeting at which it was said; without one it came by letter or in a file. */
  readonly meetingId?: string | undefined
  readonly sector?: string | undefined
  readonly authorName?: string | undefined
  readonly authorInstitution?: string | undefined
  readonly nameShown: boolean
  readonly ordinary: boolean
}
export type EnterRemarkRefusal = 'closed' | 'not_begun' | 'no_such_place' | 'no_such_meeting' | 'client_data'

/** Writes down, for the team, a remark said at a meeting or sent by letter: from the first day until the consultation is closed. */
export async function enterRemark(ctx: Ctx, input: EnterRemark): Promise<Outcome<number, EnterRemarkRefusal>> {
  const { consultationId, meetingId, ordinary, ...said } = input
  const found = await consultationToAnswer(ctx, consultationId)
  if (found.closed) return refused('closed')
  if (ctx.today < found.opensOn) return refused('not_begun')
  if (!standsIn(readConsulted(found.document), said.about)) return refused('no_such_place', { field: 'about' })
  if (meetingId !== undefined && !(await meetingOf(ctx, consultationId, meetingId)))
    return refused('no_such_meeting', { field: 'meetingId' })
  const stopped = stoppedBy(said, ordinary)
  if (stopped) return refused('client_data', { field: stopped.field, count: stopped.finds.length })
  const { id, no } = await saveRemark(ctx, {
    ...said,
    modelId: found.modelId,
    version: found.version,
    consultationId,
    source: meetingId === undefined ? 'file' : 'meeting',
    meetingId,
    nameShown: said.nameShown && said.authorName !== undefined,
    enteredBy: me(ctx),
  })
  await record(ctx, {
    chain: 'model',
    about: consultationId,
    name: 'model.remark.entered',
    payload: { remark: id, no, place: said.about, meeting: meetingId ?? null },
  })
  return ok(no)
}
