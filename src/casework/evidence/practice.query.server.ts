import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import type { CountedInVersion, ElementOfVersion } from '#model/server'
import type { Ctx } from '#platform/server'

/** The first day of which there is practice to count; nothing where no case was ever opened here. */
export async function practisedSince(ctx: Ctx): Promise<LocalDate | null> {
  const { rows } = await sql<{ since: string | null }>`select casework.practised_since()::text as since`.execute(ctx.db)
  const since = rows[0]?.since
  return since ? LocalDate.parse(since) : null
}

/** Exact figures of some elements between two days; PostgreSQL answers the worker alone. */
export async function practiceBetween(
  ctx: Ctx,
  from: LocalDate,
  to: LocalDate,
  elements: readonly ElementOfVersion[],
): Promise<readonly CountedInVersion[]> {
  const asked = JSON.stringify(
    elements.map(({ version, measure, element, stage }) => ({ version, measure, element, stage })),
  )
  const { rows } = await sql<CountedInVersion>`
    select version_id as version, measure, element, cases, part, days
    from casework.practice(${from}::date, ${to}::date, ${asked}::json) order by 1, 2, 3`.execute(ctx.db)
  return rows
}
