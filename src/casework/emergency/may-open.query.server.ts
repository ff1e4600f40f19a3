import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'

/** Whether the way to emergency access is open to me at all; which case it opens is asked case by case. */
export async function mayOpenInEmergency(ctx: Ctx): Promise<boolean> {
  const found = await sql<{ may: boolean }>`select authz.i_may_open_in_emergency() as may`.execute(ctx.db)
  return found.rows[0]?.may === true
}

export type OpenNow = { readonly id: string; readonly untilAt: Date }

/** Cases that I opened in an emergency and that are open still, the newest first. */
export async function openNow(ctx: Ctx): Promise<readonly OpenNow[]> {
  const found = await sql<OpenNow>`
    select e.id, e.until_at as "untilAt" from casework.emergency e
    where e.person_id = ${me(ctx)} and e.case_id in (select authz.cases_i_opened_in_emergency())
      and e.until_at > authz.now() and e.ended_at is null
    order by e.opened_at desc`.execute(ctx.db)
  return found.rows
}
