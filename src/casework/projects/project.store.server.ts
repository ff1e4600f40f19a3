import { sql } from 'kysely'
import { Conflict, Forbidden, InstitutionId, LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { projectCasePolicy, socialProjectPolicy } from './project.policy.ts'
import type { PackageLine, ScheduleStep } from './project-lines.domain.ts'

export const PROJECT_STATES = ['draft', 'agreed', 'running', 'ended', 'evaluated'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]

/** What is written down of a project before it is agreed. */
export type ProjectWritten = {
  readonly unitCode: string
  readonly title: string
  readonly aims: string
  readonly forWhom: string
  readonly peopleCount: number | null
  readonly from: LocalDate
  readonly until: LocalDate
  /** Entries of the catalogue that it uses. */
  readonly services: readonly string[]
  readonly package: readonly PackageLine[]
  readonly schedule: readonly ScheduleStep[]
  /** Grosze: what the package costs. */
  readonly budget: number
}
export type Project = ProjectWritten & {
  readonly id: string
  readonly no: number
  readonly institutionId: InstitutionId
  readonly institution: string
  readonly state: ProjectState
  readonly writtenBy: string
  readonly writtenAt: Date
  readonly purchaseId: string | null
  readonly agreedOn: LocalDate | null
  readonly startedOn: LocalDate | null
  readonly endedOn: LocalDate | null
  readonly result: string | null
  /** What those who took part said, as it was written down. */
  readonly said: string | null
  readonly evaluation: string | null
  readonly rowVersion: number
  readonly mayWrite: boolean
  readonly mayAgree: boolean
}

/** Written by the use cases of this folder alone. */
const asLines = (stored: unknown): readonly PackageLine[] => stored as readonly PackageLine[]
const asSteps = (stored: unknown): readonly ScheduleStep[] => stored as readonly ScheduleStep[]

const dayOf = (value: string | null): LocalDate | null => (value === null ? null : LocalDate.parse(value))

const projectQuery = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.social_project as p')
    .innerJoin('institutions.institution as i', 'i.id', 'p.institution_id')
    .selectAll('p')
    .select('i.name as institution')
    .select(allowed(socialProjectPolicy, 'write', 'p').as('may_write'))
    .select(allowed(socialProjectPolicy, 'agree', 'p').as('may_agree'))

async function projects(
  ctx: Ctx,
  narrow: (query: ReturnType<typeof projectQuery>) => ReturnType<typeof projectQuery>,
): Promise<readonly Project[]> {
  const rows = await narrow(projectQuery(ctx)).orderBy('p.no', 'desc').execute()
  return rows.map((row) => ({
    ...{ id: row.id, no: Number(row.no), unitCode: row.unit_code, institution: row.institution },
    institutionId: InstitutionId.parse(row.institution_id),
    ...{ title: row.title, aims: row.aims, forWhom: row.for_whom, peopleCount: row.people_count },
    ...{ from: LocalDate.parse(row.from_on), until: LocalDate.parse(row.until_on), services: row.services },
    ...{ package: asLines(row.package), schedule: asSteps(row.schedule) },
    // Columns that the use cases of this folder alone write, with these values.
    state: row.state as ProjectState,
    ...{ budget: Number(row.budget), writtenBy: row.written_by, writtenAt: row.written_at },
    ...{ purchaseId: row.purchase_id, agreedOn: dayOf(row.agreed_on), startedOn: dayOf(row.started_on) },
    ...{ endedOn: dayOf(row.ended_on), result: row.result, said: row.said, evaluation: row.evaluation },
    ...{ rowVersion: row.row_version, mayWrite: row.may_write, mayAgree: row.may_agree },
  }))
}

const MOST_LISTED = 200
/** Projects that I know, the latest first. */
export const projectsOfMine = (ctx: Ctx): Promise<readonly Project[]> => projects(ctx, (one) => one.limit(MOST_LISTED))

/** One of them; `NotFound` when it is not there or hidden. */
export async function projectAt(ctx: Ctx, id: string): Promise<Project> {
  const [found] = await projects(ctx, (one) => one.where('p.id', '=', id))
  if (!found) throw new NotFound('social_project')
  return found
}

/** Institutions for which I may write a project. */
export async function institutionsToWriteFor(ctx: Ctx) {
  return ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name'])
    .where('i.ended_on', 'is', null)
    .where(sql<boolean>`(select ${allowed(socialProjectPolicy, 'write', 'k')} from (select i.id as institution_id) k)`)
    .orderBy(sql`i.name collate "pl-x-icu"`)
    .execute()
}

const columnsOf = (ctx: Ctx, written: ProjectWritten) => ({
  ...{ title: written.title, aims: written.aims, for_whom: written.forWhom, people_count: written.peopleCount },
  ...{ unit_code: written.unitCode, from_on: written.from, until_on: written.until, services: [...written.services] },
  ...{ package: JSON.stringify(written.package), schedule: JSON.stringify(written.schedule), budget: written.budget },
  ...{ written_by: me(ctx), written_at: ctx.now },
})

export async function addProject(ctx: Ctx, institutionId: InstitutionId, written: ProjectWritten): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('casework.social_project')
    .values({ id, institution_id: institutionId, ...columnsOf(ctx, written) })
    .execute()
  return id
}

type Known = Pick<Project, 'id' | 'rowVersion'>
export async function saveWritten(ctx: Ctx, project: Known, written: ProjectWritten): Promise<void> {
  const { unit_code: _same, ...columns } = columnsOf(ctx, written)
  await save(ctx, project, columns)
}

type Moved =
  | {
      readonly state: 'agreed'
      readonly purchase_id: string | null
      readonly agreed_by: string
      readonly agreed_on: string
    }
  | { readonly state: 'running'; readonly started_on: string }
  | { readonly state: 'ended'; readonly ended_on: string; readonly result: string }
  | { readonly state: 'evaluated'; readonly evaluated_on: string; readonly said: string; readonly evaluation: string }

/** Throws `Conflict` when it changed since it was loaded. */
export const saveMoved = (ctx: Ctx, project: Known, moved: Moved): Promise<void> => save(ctx, project, moved)

async function save(
  ctx: Ctx,
  { id, rowVersion }: Known,
  columns: Moved | Omit<ReturnType<typeof columnsOf>, 'unit_code'>,
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.social_project')
    .set({ ...columns, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the project was changed meanwhile')
}

export type CaseInProject = { readonly code: string; readonly joinedOn: LocalDate; readonly leftOn: LocalDate | null }

/** Codes of the cases that take part, and nothing else about them. */
export async function codesIn(ctx: Ctx, projectId: string): Promise<readonly CaseInProject[]> {
  const { rows } = await sql<{ code: string; joined_on: string; left_on: string | null }>`
    select * from casework.codes_in_project(${projectId}::uuid)`.execute(ctx.db)
  return rows.map((row) => ({
    ...{ code: row.code, joinedOn: LocalDate.parse(row.joined_on), leftOn: dayOf(row.left_on) },
  }))
}

export type CaseToJoin = {
  readonly id: string
  readonly code: string
  readonly joined: boolean
  readonly left: boolean
}

/** Open cases of a gmina that I keep, and whether each takes part in a project. */
export async function casesToJoin(ctx: Ctx, unitCode: string, projectId: string): Promise<readonly CaseToJoin[]> {
  return ctx.db
    .selectFrom('casework.case as c')
    .leftJoin('casework.project_case as l', (join) =>
      join.onRef('l.case_id', '=', 'c.id').on('l.project_id', '=', projectId),
    )
    .select(['c.id', 'c.code'])
    .select(sql<boolean>`coalesce(l.left_on is null and l.joined_on is not null, false)`.as('joined'))
    .select(sql<boolean>`l.left_on is not null`.as('left'))
    .where('c.unit_code', '=', unitCode)
    .where('c.closed_on', 'is', null)
    .where(sql<boolean>`(select ${allowed(projectCasePolicy, 'join', 'k')} from (select c.id as case_id) k)`)
    .orderBy('c.code')
    .execute()
}

export async function joinCase(ctx: Ctx, projectId: string, caseId: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.project_case')
    .set({ left_on: null })
    .where('case_id', '=', caseId)
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) return
  await ctx.db
    .insertInto('casework.project_case')
    .values({ case_id: caseId, project_id: projectId, joined_on: ctx.today, joined_by: me(ctx) })
    .execute()
}

export async function leaveCase(ctx: Ctx, projectId: string, caseId: string): Promise<void> {
  await ctx.db
    .updateTable('casework.project_case')
    .set({ left_on: ctx.today })
    .where('case_id', '=', caseId)
    .where('project_id', '=', projectId)
    .execute()
}

/** A project that I write. Throws `NotFound` and `Forbidden`. */
export async function projectOfMine(ctx: Ctx, id: string): Promise<Project> {
  const project = await projectAt(ctx, id)
  if (!project.mayWrite) throw new Forbidden('casework.project.write')
  return project
}
