import { sql } from 'kysely'
import { addDays, type LocalDate } from '#kernel'
import type { Sector } from '#model'
import type { Ctx } from '#platform/server'

/** A seat of the case with the names of who holds it. */
export type SeatHeld = {
  readonly id: string
  readonly personId: string
  readonly person: string
  readonly institutionId: string
  readonly institution: string
  readonly shortName: string
  readonly sector: Sector
  /** People of the institution have accounts; others take part by letter. */
  readonly hasAccounts: boolean
  readonly role: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

/** Seats that last today, in the order in which they were given. */
export async function seatsHeld(ctx: Ctx, caseId: string): Promise<readonly SeatHeld[]> {
  const found = await sql<SeatHeld>`
    select s.id, s.person_id as "personId", p.given_name || ' ' || p.family_name as person, s.institution_id as "institutionId",
      i.name as institution, i.short_name as "shortName", i.sector, i.has_accounts as "hasAccounts", s.role, s.from_on as "fromOn",
      s.until_on as "untilOn"
    from casework.seat s join identity.person p on p.id = s.person_id join institutions.institution i on i.id = s.institution_id
    where s.case_id = ${caseId}::uuid and authz.on_day(s.from_on, s.until_on) order by s.from_on, s.id`.execute(ctx.db)
  return found.rows
}

/** A worker who may be asked to the team: of an institution that acceded, or of the one that keeps the case. */
export type Candidate = {
  readonly personId: string
  readonly person: string
  readonly institutionId: string
  readonly institution: string
  readonly sector: Sector
}

export async function candidates(ctx: Ctx, caseId: string): Promise<readonly Candidate[]> {
  const found = await sql<Candidate>`
    select distinct p.id as "personId", p.given_name || ' ' || p.family_name as person, i.id as "institutionId", i.name as institution,
      i.sector, p.family_name collate "pl-x-icu" as by_name
    from institutions.employment e join identity.person p on p.id = e.person_id join institutions.institution i on i.id = e.institution_id
    where e.institution_id in (select casework.institutions_at_hand(${caseId}::uuid)) and authz.on_day(e.from_on, e.until_on)
      and not exists (select from casework.denied d where d.case_id = ${caseId}::uuid and d.person_id = p.id and d.lifted_at is null)
    order by institution, by_name`.execute(ctx.db)
  return found.rows
}

/** Ends a seat: yesterday was its last day, or today when it began today. */
export async function endSeat(ctx: Ctx, seat: { id: string; fromOn: LocalDate }): Promise<void> {
  const yesterday = addDays(ctx.today, -1)
  await ctx.db
    .updateTable('casework.seat')
    .set({ until_on: seat.fromOn > yesterday ? ctx.today : yesterday })
    .where('id', '=', seat.id)
    .execute()
}

/** Whether I may record a step of a person or institution without an account. */
export async function mayRecordFor(ctx: Ctx, caseId: string, step: string): Promise<boolean> {
  const found = await sql<{ may: boolean }>`select exists (select from authz.steps_i_may_record() r
    where r.case_id = ${caseId}::uuid and r.step = ${step}) as may`.execute(ctx.db)
  return found.rows[0]?.may === true
}
