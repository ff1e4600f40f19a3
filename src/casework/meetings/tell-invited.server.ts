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
  const own = model.body(body).lifetime === 'per_case'
  const where = own ? { link: `/cases/${file.id}/meetings/${id}`, about: file } : { link: MEETINGS }
  for (const to of new Set(invited.flatMap(({ personId }) => personId ?? []))) {
    if (to !== me(ctx)) await notify(ctx, { to, kind, ...where, file: { maker: CALENDAR_FILE, of: id } })
  }
}
