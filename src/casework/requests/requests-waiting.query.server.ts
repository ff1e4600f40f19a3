import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { type RequestState, requestNumber } from './request-state.domain.ts'

export type RequestWaiting = {
  readonly id: string
  readonly number: string
  readonly asking: string
  readonly duty: boolean
  readonly state: RequestState
  readonly sentOn: LocalDate
  readonly dueOn: LocalDate | null
}

/** Questions that wait for an answer of an institution I answer for, the most urgent first. No name, no word of a question. */
export async function requestsWaiting(ctx: Ctx): Promise<readonly RequestWaiting[]> {
  const found = await sql<Omit<RequestWaiting, 'number'> & { no: string }>`
    select r.id, r.no, i.name as asking, r.duty, r.state, r.sent_on as "sentOn", casework.request_deadline(r.id) as "dueOn"
    from authz.requests_put_to_me() mine
    join casework.request r on r.id = mine
    join institutions.institution i on i.id = r.asking_institution_id
    where r.closed_on is null order by "dueOn" nulls last, r.no limit 100`.execute(ctx.db)
  return found.rows.map(({ no, ...row }) => ({ ...row, number: requestNumber(no) }))
}
