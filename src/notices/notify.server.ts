import { announce, type Ctx, enqueue } from '#platform/server'
import { addNotice } from './notice.store.server.ts'
import type { Notice } from './notice.ts'

/** The job that sees to everything that is to leave by mail. */
export const DELIVER = 'notices.deliver'
/** What open pages of a person follow. */
export const NOTICES_OF_PERSON = 'notices.person'

/**
 * Tells a person that something waits, in the transaction of the act that caused it: in the product at once, and by mail as that person wants to
 * hear of such things. Kept when, and only when, the transaction is.
 */
export async function notify(ctx: Ctx, notice: Notice): Promise<void> {
  const id = await addNotice(ctx, notice)
  await announce(ctx, NOTICES_OF_PERSON, notice.to)
  await enqueue(ctx, { name: DELIVER, id })
}
