import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { AuditedLook, UnusualLook, Verdict } from './look-signs.domain.ts'

export type LookOfPerson = AuditedLook & {
  readonly person: string
  readonly institution: string | null
  readonly at: Date
}

/** Looks at cases that I audit, newest first; the days count both. Code and worker, no word of content. At most 2000. */
export async function auditedLooks(ctx: Ctx, from: LocalDate, until: LocalDate): Promise<readonly LookOfPerson[]> {
  const found = await sql<LookOfPerson>`
    select l.case_id as "caseId", l.code, l.person_id as "personId", l.on_day as day, l.hour, l.first_at as at, l.looks,
      -- whoever inspects has a part, which is on record
      l.seated or exists (select from casework.inspection_case c join casework.inspection i on i.id = c.inspection_id
        join casework.inspector w on w.inspection_id = i.id and w.person_id = l.person_id
        where c.case_id = l.case_id and l.on_day between i.from_on and i.until_on) as seated,
      l.in_emergency as "inEmergency", l.acted, l.namesake, p.given_name || ' ' || p.family_name as person, i.short_name as institution
    from casework.audited_looks(${from}::date, ${until}::date) l
    join identity.person p on p.id = l.person_id left join institutions.institution i on i.id = l.institution_id
    order by l.first_at desc, l.code`.execute(ctx.db)
  return found.rows
}

export type Judgement = Omit<UnusualLook, 'code'> & {
  readonly verdict: Verdict
  readonly words: string
  readonly by: string
  readonly at: Date
}

/** What was found about unusual looks of these days, oldest first. */
export async function judgementsOf(ctx: Ctx, from: LocalDate, until: LocalDate): Promise<readonly Judgement[]> {
  const found = await sql<Judgement>`
    select j.case_id as "caseId", j.person_id as "personId", j.on_day as day, j.sign, j.verdict, j.words, j.judged_at as at,
      p.given_name || ' ' || p.family_name as by
    from authz.cases_i_audit() mine join casework.look_judgement j on j.case_id = mine join identity.person p on p.id = j.judged_by
    where j.on_day between ${from}::date and ${until}::date order by j.judged_at, j.id`.execute(ctx.db)
  return found.rows
}

export async function saveJudgement(
  ctx: Ctx,
  { caseId, personId, day, sign }: Omit<UnusualLook, 'code'>,
  said: { readonly verdict: Verdict; readonly words: string },
): Promise<string> {
  const id = ctx.newId()
  const about = { case_id: caseId, person_id: personId, on_day: day, sign }
  await ctx.db
    .insertInto('casework.look_judgement')
    .values({ id, ...about, ...said, judged_by: me(ctx), judged_at: ctx.now })
    .execute()
  return id
}

/** Whether the model lets me check who looked at cases. */
export async function mayAudit(ctx: Ctx): Promise<boolean> {
  const found = await sql<{ may: boolean }>`select authz.i_audit() as may`.execute(ctx.db)
  return found.rows[0]?.may === true
}
