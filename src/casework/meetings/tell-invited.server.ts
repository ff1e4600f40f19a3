import { notify } from '#notices/server'
import { type Ctx, me } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { attendanceOf } from './meeting.store.server.ts'
import { CALENDAR_FILE, MEETINGS } from './meeting-paths.ts'

/**
 * Tells every worker who is invited, with the hour for their calendar. It names neither family nor place; whoever knows no names is
 * led to the list of own meetings, and of a team that is not the case's own no case is named.
 */
export async function tellInvited(
  ctx: Ctx,
  { file, model }: KnownCase,
  { id, body }: { readonly id: string; readonly body: string },
  kind: 'meeting_called' | 'meeting_moved' | 'meeting_called_off',
): Promise<void> {
  const invited = await attendanceOf(ctx, id)
  const ofCase = model.body(body).lifetime === 'per_case'
  const where = ofCase ? { link: `/cases/${file.id}/meetings/${id}`, about: file } : { link: MEETINGS }
  const own = invited.filter(({ insteadOf }) => !insteadOf)
  for (const to of new Set(own.flatMap(({ personId }) => personId ?? []))) {
    if (to !== me(ctx)) await notify(ctx, { to, kind, ...where, file: { maker: CALENDAR_FILE, of: id } })
  }
  const standIns = invited.filter(({ insteadOf }) => insteadOf)
  await tellStandIns(
    ctx,
    id,
    standIns.flatMap(({ personId }) => personId ?? []),
    kind,
  )
}

/** Tells those who are invited in somebody's place: they find the case only from the first day of the leave, so they are led to their own meetings. */
export async function tellStandIns(
  ctx: Ctx,
  meetingId: string,
  people: readonly string[],
  kind: 'meeting_called' | 'meeting_moved' | 'meeting_called_off',
): Promise<void> {
  for (const to of new Set(people)) {
    await notify(ctx, { to, kind, link: MEETINGS, file: { maker: CALENDAR_FILE, of: meetingId } })
  }
}
