import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'

/** A family that waits, by its code: whoever works in the case, or gives the service, finds it here. */
export type ListedWaiting = {
  readonly caseId: string
  readonly code: string
  readonly itemId: string
  readonly serviceId: string
  /** Nothing for an entry that the reader may not see. */
  readonly service: string | null
  readonly place: number
  readonly urgent: boolean
  readonly since: LocalDate
  readonly offeredUntil: Date | null
}

const MOST_SHOWN = 200

/** Lines that wait, in open cases, as far as they are mine to see, by service in order of its list. Who waits besides is not told. */
export async function myWaitingLists(ctx: Ctx): Promise<readonly ListedWaiting[]> {
  const { rows } = await sql<Omit<ListedWaiting, 'place'> & { readonly place: string }>`
    with mine as materialized (select distinct s as case_id from authz.cases_i_see() s)
    select w.case_id as "caseId", c.code, w.basket_item_id as "itemId", w.service_id as "serviceId", s.name as service,
      p.place, p.urgent, p.since, p.offered_until as "offeredUntil"
    from mine join casework.waiting w on w.case_id = mine.case_id and w.left_at is null
    join casework.case c on c.id = w.case_id and c.closed_on is null
    left join directory.service s on s.id = w.service_id
    cross join lateral casework.waiting_place(w.case_id, w.basket_item_id) p
    order by s.name collate "pl-x-icu", w.service_id, p.place limit ${MOST_SHOWN}`.execute(ctx.db)
  return rows.map((row) => ({ ...row, place: Number(row.place) }))
}
