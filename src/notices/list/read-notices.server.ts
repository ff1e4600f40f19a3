import { NotFound, type Outcome, ok } from '#kernel'
import { announce, type Ctx, me, record } from '#platform/server'
import { saveRead } from '../notice.store.server.ts'
import { NOTICES_PATH } from '../notice-paths.ts'
import { NOTICES_OF_PERSON } from '../notify.server.ts'
import { myNotice } from './notices.query.server.ts'

/** `open`: read one and go where it leads; `one`: only mark it; `all`: mark whatever is unread. */
export type ReadNotices = { readonly what: 'open' | 'one' | 'all'; readonly notice?: string | undefined }

/** Marks notices of the acting person as read; answers where to go on. `NotFound` for one that is not theirs or whose case they no longer see. */
export async function readNotices(ctx: Ctx, { what, notice }: ReadNotices): Promise<Outcome<string, never>> {
  const one = what === 'all' ? null : await noticeOf(ctx, notice)
  await saveRead(ctx, one?.id ?? 'all')
  await announce(ctx, NOTICES_OF_PERSON, me(ctx))
  const payload = one ? { notice: one.id, kind: one.kind } : {}
  await record(ctx, { chain: 'person', about: me(ctx), name: 'notices.notice.read', payload })
  return ok(what === 'open' && one ? one.link : NOTICES_PATH)
}

async function noticeOf(ctx: Ctx, id: string | undefined) {
  const found = id === undefined ? null : await myNotice(ctx, id)
  if (!id || !found) throw new NotFound('notice')
  return { id, ...found }
}
