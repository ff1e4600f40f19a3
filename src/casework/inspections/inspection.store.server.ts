import { sql } from 'kysely'
import { Forbidden, InstitutionId, type LocalDate, NotFound } from '#kernel'
import type { PowerText } from '#model'
import { allowed, type Ctx, me } from '#platform/server'
import { inspectionNumber } from './inspection.domain.ts'
import { inspectionPolicy } from './inspection.policy.ts'

export type Inspection = {
  readonly id: string
  readonly number: string
  readonly institutionId: InstitutionId
  readonly institution: string
  readonly authority: string
  readonly authorityId: string | null
  readonly power: PowerText
  /** Sensitivities that it opens; none of an inspection of a project. */
  readonly covers: readonly string[]
  readonly warrantNo: string
  readonly warrantOn: LocalDate
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate
  readonly yearFrom: number
  readonly yearUntil: number
  readonly letInBy: string
  readonly endedAt: Date | null
  readonly endReason: string | null
  readonly canEnd: boolean
}

export type InspectionLetIn = Pick<
  Inspection,
  | 'id'
  | 'institutionId'
  | 'authority'
  | 'authorityId'
  | 'power'
  | 'covers'
  | 'warrantNo'
  | 'warrantOn'
  | 'fromOn'
  | 'untilOn'
  | 'yearFrom'
  | 'yearUntil'
> & { readonly cases: readonly string[] }

/** Whether I may do an act on inspections of an institution. */
export async function mayAt(ctx: Ctx, id: InstitutionId, act: 'list' | 'letIn'): Promise<boolean> {
  const asked = sql<{ institution_id: string }>`(select ${id}::uuid as institution_id)`.as('v')
  const { may } = await ctx.db
    .selectFrom(asked)
    .select(allowed(inspectionPolicy, act, 'v').as('may'))
    .executeTakeFirstOrThrow()
  return may
}

/** Throws `NotFound` when there is no such institution and `Forbidden` when the act is not mine there. */
export async function mustBeMine(ctx: Ctx, id: InstitutionId, act: 'list' | 'letIn'): Promise<string> {
  const row = await ctx.db.selectFrom('institutions.institution').select('name').where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('institution')
  if (!(await mayAt(ctx, id, act))) throw new Forbidden(`casework.inspection.${act}`)
  return row.name
}

/** One warrant is let in once; two at once wait for each other. */
export async function letInBefore(ctx: Ctx, asked: Pick<Inspection, 'institutionId' | 'warrantNo' | 'warrantOn'>) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inspection ${asked.institutionId}`}, 0))`.execute(ctx.db)
  const row = await ctx.db
    .selectFrom('casework.inspection')
    .select('id')
    .where('institution_id', '=', asked.institutionId)
    .where(sql`lower(warrant_no)`, '=', asked.warrantNo.toLowerCase())
    .where('warrant_on', '=', asked.warrantOn)
    .executeTakeFirst()
  return row !== undefined
}

/** Cases that the institution keeps, by their codes. */
export async function casesCalled(ctx: Ctx, institutionId: string, codes: readonly string[]) {
  const found = await sql<{ id: string; code: string }>`
    select case_id as id, code from casework.cases_to_inspect(${institutionId}::uuid, ${[...codes]}::text[])`.execute(
    ctx.db,
  )
  return found.rows
}

export async function saveInspection(ctx: Ctx, one: InspectionLetIn): Promise<void> {
  await ctx.db
    .insertInto('casework.inspection')
    .values({
      id: one.id,
      institution_id: one.institutionId,
      authority: one.authority,
      authority_institution_id: one.authorityId,
      power: JSON.stringify(one.power),
      covers: [...one.covers],
      warrant_no: one.warrantNo,
      warrant_on: one.warrantOn,
      year_from: one.yearFrom,
      year_until: one.yearUntil,
      from_on: one.fromOn,
      until_on: one.untilOn,
      let_in_by: me(ctx),
      let_in_at: ctx.now,
    })
    .execute()
  const rows = one.cases.map((id) => ({ inspection_id: one.id, institution_id: one.institutionId, case_id: id }))
  if (rows.length > 0) await ctx.db.insertInto('casework.inspection_case').values(rows).execute()
}

const inspections = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.inspection as v')
    .innerJoin('institutions.institution as i', 'i.id', 'v.institution_id')
    .innerJoin('identity.person as p', 'p.id', 'v.let_in_by')
    .selectAll('v')
    .select(['i.name as institution', 'p.given_name', 'p.family_name'])
    .select(allowed(inspectionPolicy, 'end', 'v').as('can_end'))
    .orderBy('v.from_on', 'desc')
    .orderBy('v.no', 'desc')
type Row = Awaited<ReturnType<ReturnType<typeof inspections>['execute']>>[number]

// Only saveInspection writes these rows, in these shapes; days are read as text.
const inspectionOf = (row: Row): Inspection => ({
  id: row.id,
  number: inspectionNumber(row.no),
  institutionId: InstitutionId.parse(row.institution_id),
  institution: row.institution,
  authority: row.authority,
  authorityId: row.authority_institution_id,
  power: row.power as PowerText,
  covers: row.covers,
  warrantNo: row.warrant_no,
  warrantOn: row.warrant_on as LocalDate,
  fromOn: row.from_on as LocalDate,
  untilOn: row.until_on as LocalDate,
  yearFrom: row.year_from,
  yearUntil: row.year_until,
  letInBy: `${row.given_name} ${row.family_name}`,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  canEnd: row.can_end === true,
})

/** Inspections of an institution, the newest first. */
export async function inspectionsOf(ctx: Ctx, institutionId: string): Promise<readonly Inspection[]> {
  return (await inspections(ctx).where('v.institution_id', '=', institutionId).execute()).map(inspectionOf)
}

/** One that I may know of; `NotFound` for everybody else. */
export async function inspectionAt(ctx: Ctx, id: string): Promise<Inspection> {
  const row = await inspections(ctx).where('v.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('inspection')
  return inspectionOf(row)
}

export type Inspector = { readonly name: string; readonly function: string; readonly personId: string | null }
export async function inspectorsOf(ctx: Ctx, id: string): Promise<readonly Inspector[]> {
  const rows = await ctx.db
    .selectFrom('casework.inspector')
    .select(['name', 'function', 'person_id'])
    .where('inspection_id', '=', id)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ name: row.name, function: row.function, personId: row.person_id }))
}

/** How many cases it may read. Their codes are for those who carry it out. */
export async function casesCounted(ctx: Ctx, id: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('casework.inspection_case')
    .select((s) => s.fn.countAll<string>().as('n'))
    .where('inspection_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export type Nameable = { readonly id: string; readonly name: string; readonly institution: string }
/** Who may be named with an account, to the head alone. */
export async function nameable(ctx: Ctx, id: string): Promise<readonly Nameable[]> {
  const found = await sql<Nameable>`
    select w.person_id as id, w.name, i.short_name as institution from casework.workers_to_inspect(${id}::uuid) w
    join institutions.institution i on i.id = w.institution_id order by w.name collate "pl-x-icu"`.execute(ctx.db)
  return found.rows
}

export async function saveInspector(ctx: Ctx, one: Inspection, inspector: Inspector): Promise<void> {
  await ctx.db
    .insertInto('casework.inspector')
    .values({
      id: ctx.newId(),
      inspection_id: one.id,
      institution_id: one.institutionId,
      name: inspector.name,
      function: inspector.function,
      person_id: inspector.personId,
    })
    .execute()
}

export async function saveEnd(ctx: Ctx, id: string, reason: string): Promise<void> {
  await ctx.db
    .updateTable('casework.inspection')
    .set({ ended_at: ctx.now, ended_by: me(ctx), end_reason: reason })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Institutions of the register that could inspect another. */
export async function authorities(ctx: Ctx, but: string): Promise<readonly { value: string; label: string }[]> {
  const rows = await ctx.db
    .selectFrom('institutions.institution')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .where('id', '!=', but)
    .orderBy(sql`name collate "pl-x-icu"`)
    .limit(1000)
    .execute()
  return rows.map(({ id, name }) => ({ value: id, label: name }))
}
