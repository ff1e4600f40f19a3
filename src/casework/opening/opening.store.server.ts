import { sql } from 'kysely'
import type { CaseId, InstitutionId, LocalDate } from '#kernel'
import type { Sector, SubjectKind } from '#model'
import { type Ctx, me } from '#platform/server'
import { caseCode } from './case-code.domain.ts'

/** A gmina in which I may begin a case: my institutions there, and those that could keep it. */
export type UnitToOpenIn = {
  readonly unitCode: string
  readonly name: string
  readonly mine: readonly { readonly id: string; readonly sector: Sector }[]
  readonly keepers: readonly string[]
}

/** Gminas in which the actor may begin a case, in the order of their names. */
export async function unitsToOpenIn(ctx: Ctx): Promise<readonly UnitToOpenIn[]> {
  const found = await sql<UnitToOpenIn>`
    select u.unit_code as "unitCode", p.name as "name",
      jsonb_agg(distinct jsonb_build_object('id', i.id, 'sector', i.sector)) as "mine",
      (select coalesce(jsonb_agg(distinct k.institution_id), '[]') from authz.keepers_i_may_open_cases_for() k
        where k.unit_code = u.unit_code) as "keepers"
    from authz.units_i_may_open_cases_in() u
    join institutions.institution i on i.id = u.institution_id
    join territory.unit_period p on p.code = u.unit_code and authz.on_day(p.valid_from, p.valid_until)
    group by u.unit_code, p.name order by p.name collate "pl-x-icu"`.execute(ctx.db)
  return found.rows
}

/** A code that no case has had. */
export async function nextCode(ctx: Ctx): Promise<string> {
  const found = await sql<{ number: number }>`select casework.next_code()::integer as number`.execute(ctx.db)
  const number = found.rows[0]?.number
  if (number === undefined) throw new Error('the sequence of codes gave nothing')
  return caseCode(number)
}

export type CaseBegun = {
  readonly id: CaseId
  readonly code: string
  readonly unitCode: string
  readonly keeper: InstitutionId
  readonly versionId: string
  readonly process: string
  readonly kind: SubjectKind
  readonly stage: string
  /** Of a case that began on paper, the day it did and how many stages it entered since; else today, and the first. */
  readonly openedOn?: LocalDate
  readonly visitNo?: number
}

export async function saveCase(ctx: Ctx, begun: CaseBegun): Promise<void> {
  await ctx.db
    .insertInto('casework.case')
    .values({
      id: begun.id,
      code: begun.code,
      unit_code: begun.unitCode,
      owner_institution_id: begun.keeper,
      version_id: begun.versionId,
      process: begun.process,
      subject_kind: begun.kind,
      opened_on: begun.openedOn ?? ctx.today,
      opened_by: me(ctx),
      stage: begun.stage,
      visit_no: begun.visitNo ?? 1,
    })
    .execute()
}

/** Puts the entry to a stage on record. */
export async function saveVisit(
  ctx: Ctx,
  visit: {
    caseId: string
    no: number
    stage: string
    transition?: string
    reason?: string | null
    outcome?: string | null
    /** Entered on paper, on this day or, where nobody knows it, not before. */
    paper?: { readonly on: LocalDate; readonly dated: boolean }
  },
): Promise<void> {
  await ctx.db
    .insertInto('casework.visit')
    .values({
      case_id: visit.caseId,
      no: visit.no,
      stage: visit.stage,
      entered_at: ctx.now,
      entered_on: visit.paper?.on ?? ctx.today,
      from_paper: visit.paper ? (visit.paper.dated ? 'dated' : 'undated') : null,
      transition: visit.transition ?? null,
      reason: visit.reason ?? null,
      outcome: visit.outcome ?? null,
      made_by: me(ctx),
    })
    .execute()
}
