import type { Ctx } from '#platform/server'
import type { Notice } from './notice.ts'

/** Keeps a notice; answers with its id. */
export async function addNotice(ctx: Ctx, { to, kind, link, about, count = 1, file }: Notice): Promise<string> {
  const id = ctx.newId()
  const what = { kind, case_id: about?.id ?? null, case_code: about?.code ?? null, count, link }
  const carries = { file_maker: file?.maker ?? null, file_of: file?.of ?? null }
  await ctx.db
    .insertInto('notices.notice')
    .values({ id, person_id: to, ...what, ...carries, made_at: ctx.now })
    .execute()
  return id
}

/** Marks notices of mine as read: one, or all of them. */
export async function saveRead(ctx: Ctx, id: string | 'all'): Promise<void> {
  const unread = ctx.db.updateTable('notices.notice').set({ read_at: ctx.now }).where('read_at', 'is', null)
  await (id === 'all' ? unread : unread.where('id', '=', id)).execute()
}
