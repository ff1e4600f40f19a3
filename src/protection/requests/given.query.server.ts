import { sql } from 'kysely'
import { type InstitutionId, type LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { DataRequest, RequestId } from './request.domain.ts'
import { requestAt } from './request.query.server.ts'

export type CopyState = 'draft' | 'checking' | 'checked' | 'approved' | 'given'
/** How far one copy of data for a request is: a code and days, no word of what it holds. */
export type CopyOfRequest = {
  readonly id: string
  readonly caseCode: string
  readonly state: CopyState
  readonly givenOn: LocalDate | null
  /** In a case I have a place in. */
  readonly mine: boolean
}

/** The copies of data prepared for a request, for those who answer for it and the workers it was passed on to; none for anybody else. */
export async function copiesOfRequest(ctx: Ctx, requestId: string): Promise<readonly CopyOfRequest[]> {
  const { rows } = await sql<CopyOfRequest>`
    select id, case_code as "caseCode", state, given_on as "givenOn", mine
    from protection.copies_of_request(${requestId}::uuid)`.execute(ctx.db)
  return rows
}

const givenToMe = sql<boolean>`r.id in (select authz.requests_given_to_me())`

/** A request that was passed on to me, to prepare the copy of data it asks for. Throws NotFound. */
export async function requestGivenToMe(ctx: Ctx, institutionId: InstitutionId, id: RequestId): Promise<DataRequest> {
  const given = await ctx.db
    .selectFrom('protection.request as r')
    .select('r.id')
    .where('r.id', '=', id)
    .where(givenToMe)
    .executeTakeFirst()
  if (!given) throw new NotFound('protection.request')
  return requestAt(ctx, institutionId, id)
}

export type RequestGiven = {
  readonly id: string
  readonly institutionId: string
  readonly institution: string
  readonly no: number
}

/** Requests that were passed on to me and are not answered yet, the oldest first. */
export async function requestsGivenToMe(ctx: Ctx): Promise<readonly RequestGiven[]> {
  return ctx.db
    .selectFrom('protection.request as r')
    .innerJoin('institutions.institution as i', 'i.id', 'r.institution_id')
    .select(['r.id', 'r.institution_id as institutionId', 'i.name as institution', 'r.no'])
    .where(givenToMe)
    .where('r.answered_on', 'is', null)
    .orderBy('r.received_on')
    .orderBy('r.no')
    .execute()
}

export type GivenTo = { readonly id: string; readonly personId: string; readonly name: string }

/** The workers to whom a request is passed on, for those who answer for it. */
export async function workersOfRequest(ctx: Ctx, requestId: string): Promise<readonly GivenTo[]> {
  const { rows } = await sql<GivenTo>`
    select w.id, w.person_id as "personId", p.given_name || ' ' || p.family_name as name
    from protection.request_worker w join identity.person p on p.id = w.person_id
    where w.request_id = ${requestId}::uuid and w.ended_at is null order by w.given_at, w.id`.execute(ctx.db)
  return rows
}

/** Who may be asked to prepare a copy: those who work there today, the data protection officer excepted. */
export async function workersToPass(
  ctx: Ctx,
  institutionId: string,
): Promise<readonly { readonly personId: string; readonly name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select a.person_id as "personId", a.name from protection.authorisations(${institutionId}::uuid) a
    where a.active and not exists (select from protection.officer o where o.institution_id = ${institutionId}::uuid
      and o.person_id = a.person_id and authz.on_day(o.from_on, o.until_on))
    group by a.person_id, a.name order by a.name collate "pl-x-icu"`.execute(ctx.db)
  return rows
}
