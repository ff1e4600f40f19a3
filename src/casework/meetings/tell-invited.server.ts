import { type Ctx, type MailTemplate, me, postLetter } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { attendanceOf } from './meeting.store.server.ts'
import { CALENDAR_FILE, MEETINGS } from './meeting-paths.ts'

/**
 * A letter to every worker who is invited, with the hour for their calendar. It names neither family nor place; whoever knows no names is
 * led to the list of own meetings.
 */
export async function tellInvited(
  ctx: Ctx,
  { file, model }: KnownCase,
  { id, body }: { readonly id: string; readonly body: string },
  template: MailTemplate,
): Promise<void> {
  const invited = await attendanceOf(ctx, id)
  const link = model.body(body).lifetime === 'per_case' ? `/cases/${file.id}/meetings/${id}` : MEETINGS
  for (const to of new Set(invited.flatMap(({ personId }) => personId ?? []))) {
    if (to !== me(ctx)) await postLetter(ctx, { to, template, link, file: { maker: CALENDAR_FILE, of: id } })
  }
}
