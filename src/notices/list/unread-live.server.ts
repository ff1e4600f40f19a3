import { z } from 'zod'
import type { Ctx, Followed } from '#platform/server'
import { NOTICES_OF_PERSON } from '../notify.server.ts'
import { unreadNotices } from './notices.query.server.ts'

/** A revision is the instant of counting times so much, and the number: more than `unreadNotices` counts. */
const ROOM = 128

/** How many notices wait, as an open page is told it: null while the number is the one that the page shows. */
async function unreadRevision(ctx: Ctx, after: number): Promise<number | null> {
  const count = await unreadNotices(ctx)
  return count === after % ROOM ? null : ctx.now.getTime() * ROOM + count
}

/** What an open page of a person follows for the number in its frame. */
export const unreadFollowed: Followed<'/notices/live', Readonly<Record<never, string>>> = {
  path: '/notices/live',
  params: z.object({}),
  topic: NOTICES_OF_PERSON,
  idOf: (_params, personId) => personId,
  revision: (ctx, _params, after) => unreadRevision(ctx, after),
}
