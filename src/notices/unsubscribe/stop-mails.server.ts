import { NotFound, type Outcome, ok } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { mailsByLink, saveStopped } from './mails-by-link.store.server.ts'

/** Whether the mails of whoever this link was sent to are stopped. Acts as the holder of a link; `NotFound` for one that no mail carried. */
export async function mailsStopped(ctx: Ctx): Promise<boolean> {
  const mails = await mailsByLink(ctx)
  if (!mails) throw new NotFound('mails')
  return mails.stopped
}

/** Stops every mail of notices that need not be sent. What is statutory goes on. Acts as the holder of a link. */
export async function stopMails(ctx: Ctx): Promise<Outcome<null, never>> {
  const before = await mailsByLink(ctx)
  const personId = before && (await saveStopped(ctx))
  if (!personId) throw new NotFound('mails')
  if (!before.stopped) await record(ctx, { chain: 'person', about: personId, name: 'notices.mails.stopped' })
  return ok(null)
}
