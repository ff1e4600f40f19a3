import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Model } from '#model'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'

/** By what somebody was let in that day. */
export type LookBasis = 'keeper' | 'partner' | 'emergency' | 'inspection' | 'ended'
export type LookAtCase = {
  readonly seq: number
  readonly name: string
  readonly at: Date
  readonly payload: Readonly<Record<string, unknown>>
  readonly personId: string
  readonly person: string
  readonly institutionId: string | null
  readonly institution: string | null
  /** Of the model. */
  readonly role: string | null
  readonly basis: LookBasis
}
export type LooksAsked = {
  readonly personId?: string | undefined
  readonly institutionId?: string | undefined
  readonly from?: LocalDate | undefined
  readonly until?: LocalDate | undefined
}
type Choice = { readonly value: string; readonly label: string }
export type CaseLooks = {
  readonly frame: CaseFrame
  readonly model: Model
  readonly looks: readonly LookAtCase[]
  readonly more: boolean
  /** Whoever looked at all, to choose from. */
  readonly people: readonly Choice[]
  readonly institutions: readonly Choice[]
}

const AT_ONCE = 300
/** Looks at pages, prints taken away, and masked values shown. */
const LOOKED = sql`(f.name like '%.looked' or f.name in ('casework.print.made', 'casework.secret.unmasked', 'casework.inspection.printed'))`

/** Who looked at a case, when, as what and on which basis, for those who keep it; `Forbidden` for others who see the case. */
export async function looksAtCase(ctx: Ctx, caseId: string, asked: LooksAsked = {}): Promise<CaseLooks> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  const found = await readLooks(ctx, file.id, file.keeper, asked)
  const choices = await whoLooked(ctx, file.id)
  return {
    frame: await caseFrame(ctx, file),
    model: file.model,
    looks: found.slice(0, AT_ONCE),
    more: found.length > AT_ONCE,
    ...choices,
  }
}

async function readLooks(ctx: Ctx, caseId: string, keeper: string, asked: LooksAsked): Promise<readonly LookAtCase[]> {
  const wanted = [
    ...(asked.personId ? [sql`and f.actor_id = ${asked.personId}::uuid`] : []),
    ...(asked.institutionId ? [sql`and place.institution_id = ${asked.institutionId}::uuid`] : []),
    ...(asked.from ? [sql`and f.at >= ${asked.from}::timestamp at time zone 'Europe/Warsaw'`] : []),
    ...(asked.until ? [sql`and f.at < (${asked.until}::date + 1)::timestamp at time zone 'Europe/Warsaw'`] : []),
  ]
  const found = await sql<LookAtCase>`
    select f.seq, f.name, f.at, f.payload, f.actor_id as "personId", p.given_name || ' ' || p.family_name as person,
      place.institution_id as "institutionId", i.short_name as institution, place.role,
      case when place.basis = 'seat' then case when place.institution_id = ${keeper}::uuid then 'keeper' else 'partner' end
        when place.basis in ('emergency', 'inspection') then place.basis else 'ended' end as basis
    from platform.fact f join identity.person p on p.id = f.actor_id
    left join lateral (${placeOnDay}) place on true
    left join institutions.institution i on i.id = place.institution_id
    where f.chain = 'case' and f.chain_id = ${caseId}::uuid and ${LOOKED} ${sql.join(wanted, sql` `)}
    order by f.seq desc limit ${AT_ONCE + 1}`.execute(ctx.db)
  return found.rows
}

/** The seat of that day first, then a role in every case of the gmina, then an emergency access of that hour, then an inspection of that day. */
const placeOnDay = sql`
  select s.institution_id, s.role, 'seat' as basis, 1 as first from casework.seat s
  where s.case_id = f.chain_id and (s.person_id = f.actor_id or f.payload -> 'inPlaceOf' ? s.person_id::text) and s.from_on <= (f.at at time zone 'Europe/Warsaw')::date
    and (s.until_on is null or s.until_on >= (f.at at time zone 'Europe/Warsaw')::date)
  union all
  select m.institution_id, m.role, 'seat', 2 from casework.case c join model.version v on v.id = c.version_id
  join teams.membership m on m.model_id = v.model_id and (m.person_id = f.actor_id or f.payload -> 'inPlaceOf' ? m.person_id::text)
    and m.unit_code in (c.unit_code, left(c.unit_code, 4))
  join model.role r on r.version_id = c.version_id and r.role = m.role and r.every_case
  where c.id = f.chain_id and m.from_on <= (f.at at time zone 'Europe/Warsaw')::date
    and (m.until_on is null or m.until_on >= (f.at at time zone 'Europe/Warsaw')::date)
  union all
  select e.institution_id, null, 'emergency', 3 from casework.emergency e
  where e.case_id = f.chain_id and e.person_id = f.actor_id and e.opened_at <= f.at and e.until_at > f.at
  union all
  select i.authority_institution_id, null, 'inspection', 4 from casework.inspection_case c join casework.inspection i on i.id = c.inspection_id
  join casework.inspector w on w.inspection_id = i.id and w.person_id = f.actor_id
  where c.case_id = f.chain_id and (f.at at time zone 'Europe/Warsaw')::date between i.from_on and i.until_on and (i.ended_at is null or i.ended_at > f.at)
  order by first limit 1`

async function whoLooked(ctx: Ctx, caseId: string): Promise<Pick<CaseLooks, 'people' | 'institutions'>> {
  const people = await sql<Choice>`
    select p.id as value, p.family_name || ' ' || p.given_name as label
    from (select distinct f.actor_id from platform.fact f where f.chain = 'case' and f.chain_id = ${caseId}::uuid and ${LOOKED}) w
    join identity.person p on p.id = w.actor_id order by p.family_name collate "pl-x-icu", p.given_name`.execute(ctx.db)
  const institutions = await sql<Choice>`
    select i.id as value, i.name as label from institutions.institution i
    where i.id in (select s.institution_id from casework.seat s where s.case_id = ${caseId}::uuid
      union select e.institution_id from casework.emergency e where e.case_id = ${caseId}::uuid
      union select v.authority_institution_id from casework.inspection_case c join casework.inspection v on v.id = c.inspection_id
        where c.case_id = ${caseId}::uuid)
    order by i.name collate "pl-x-icu"`.execute(ctx.db)
  return { people: people.rows, institutions: institutions.rows }
}
