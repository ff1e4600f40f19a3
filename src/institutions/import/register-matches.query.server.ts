import { sql } from 'kysely'
import type { InstitutionId, LocalDate, PersonId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { EmploymentFunction } from '../employment/employment.domain.ts'
import type { InstitutionInput } from '../register/institution.schema.ts'

/** An institution of the register that a row is about: the row's place in what was asked, and by what they are the same. */
export type InstitutionMatch = {
  readonly no: number
  readonly by: 'nip' | 'regon' | 'rspo' | 'krs' | 'name_and_seat'
  readonly id: InstitutionId
  readonly name: string
}

/** Which of these institutions the register has already: by an identifier, or by name and seat together. Ended ones count. */
export async function institutionsAlready(
  ctx: Ctx,
  asked: readonly InstitutionInput[],
): Promise<readonly InstitutionMatch[]> {
  if (asked.length === 0) return []
  const rows = asked.map(({ name, seat_code, nip, regon, rspo, krs }, no) => ({
    ...{ no, name, seat_code, nip, regon, rspo, krs },
  }))
  const found = await sql<InstitutionMatch>`
    with asked as materialized (
      select a.*, territory.search_key(a.name) as key from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as a (no int, name text, seat_code text, nip text, regon text, rspo text, krs text))
    select a.no, 'nip' as by, i.id, i.name from asked a join institutions.institution i on i.nip = a.nip
    union all select a.no, 'regon', i.id, i.name from asked a join institutions.institution i on i.regon = a.regon
    union all select a.no, 'rspo', i.id, i.name from asked a join institutions.institution i on i.rspo = a.rspo
    union all select a.no, 'krs', i.id, i.name from asked a join institutions.institution i on i.krs = a.krs
    union all select a.no, 'name_and_seat', i.id, i.name from asked a
      join institutions.institution i on i.seat_code = a.seat_code and territory.search_key(i.name) = a.key
    order by 1, 2`.execute(ctx.db)
  return found.rows
}

/** An institution that a text of a list names. */
export type Employer = {
  readonly text: string
  readonly id: InstitutionId
  readonly name: string
  readonly endedOn: LocalDate | null
}

/** The institutions that these texts name: by an identifier, with hyphens or without, or by the whole name, full or short. */
export async function employersNamed(ctx: Ctx, texts: readonly string[]): Promise<readonly Employer[]> {
  if (texts.length === 0) return []
  const found = await sql<Employer>`
    with asked as materialized (
      select t as text, territory.search_key(t) as key, regexp_replace(t, '[^0-9]', '', 'g') as digits
      from unnest(${[...new Set(texts)]}::text[]) t),
    numbered as (select * from asked where text ~ '^[0-9 -]+$'),
    known as materialized (
      select i.id, i.name, i.ended_on, i.nip, i.regon, i.rspo, i.krs,
        territory.search_key(i.name) as long_key, territory.search_key(i.short_name) as short_key
      from institutions.institution i),
    met as (
      select a.text, k.id from numbered a join known k on k.nip = a.digits
      union select a.text, k.id from numbered a join known k on k.regon = a.digits
      union select a.text, k.id from numbered a join known k on k.rspo = a.digits
      union select a.text, k.id from numbered a join known k on k.krs = a.digits
      union select a.text, k.id from asked a join known k on k.long_key = a.key
      union select a.text, k.id from asked a join known k on k.short_key = a.key)
    select m.text, k.id, k.name, k.ended_on::text as "endedOn" from met m join known k using (id) order by 1, 3`.execute(
    ctx.db,
  )
  return found.rows
}

export type Employed = {
  readonly personId: PersonId
  readonly institutionId: InstitutionId
  readonly function: EmploymentFunction
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** Where these people work and worked. */
export async function employmentsOf(ctx: Ctx, people: readonly PersonId[]): Promise<readonly Employed[]> {
  if (people.length === 0) return []
  const found = await sql<Employed>`
    select person_id as "personId", institution_id as "institutionId", function, from_on::text as "from", until_on::text as "until"
    from institutions.employment where person_id = any(${[...people]}::uuid[])`.execute(ctx.db)
  return found.rows
}
