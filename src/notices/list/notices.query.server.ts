import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, dayInPoland } from '#platform/server'
import { isKind, type NoticeKind } from '../kinds.domain.ts'

/** A notice as its person reads it. */
export type ListedNotice = {
  readonly id: string
  readonly kind: NoticeKind
  readonly code: string | null
  readonly count: number
  readonly link: string
  readonly madeAt: Date
  readonly day: LocalDate
  readonly unread: boolean
}

const MOST_SHOWN = 100

/** My notices, the unread ones first, then the newest; at most 100. Those whose case I no longer see are not there. */
export async function myNotices(ctx: Ctx): Promise<readonly ListedNotice[]> {
  const rows = await ctx.db
    .selectFrom('notices.notice')
    .select(['id', 'kind', 'case_code as code', 'count', 'link', 'made_at as madeAt', 'read_at as readAt'])
    .orderBy((n) => n('read_at', 'is not', null))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  return rows.flatMap(({ kind, readAt, ...row }) =>
    isKind(kind) ? [{ ...row, kind, day: dayInPoland(row.madeAt), unread: readAt === null }] : [],
  )
}

/** How many notices wait for me, at most 100. */
export async function unreadNotices(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select notices.unread() as count`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** One of my notices: its kind and where it leads; null where there is none that I see. */
export async function myNotice(ctx: Ctx, id: string): Promise<{ readonly kind: string; readonly link: string } | null> {
  const found = await ctx.db
    .selectFrom('notices.notice')
    .select(['kind', 'link'])
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}
