import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { CaseCourse, CaseFacts, Model } from '#model'
import type { Ctx } from '#platform/server'
import type { ClockRow } from '../clocks/clock-rows.domain.ts'
import { type CaseStructure, type CourseStructure, courseFrom, factsFrom } from './case-facts.domain.ts'
import { type CaseFile, caseFile, caseToAct } from './case-file.store.server.ts'

export type KnownCase = {
  readonly file: CaseFile
  readonly model: Model
  readonly facts: CaseFacts
  /** What the latest evaluation found, as an outcome of the model. */
  readonly outcomeFound: string | null
}

/** The case with everything the rules of its model ask, whoever wrote it. Holds no word of content. `NotFound` as for the case itself. */
export async function caseFacts(ctx: Ctx, caseId: string): Promise<KnownCase> {
  return factsOf(ctx, await caseFile(ctx, caseId))
}

/** The same, to act in: as `caseToAct`. */
export async function factsToAct(ctx: Ctx, caseId: string): Promise<KnownCase> {
  return factsOf(ctx, await caseToAct(ctx, caseId))
}

/** The same for a case already loaded, for instance to act in. */
export async function factsOf(ctx: Ctx, file: CaseFile): Promise<KnownCase> {
  const found = await sql<{ course: CourseStructure | null; structure: CaseStructure | null }>`
    select casework.course_structure(${file.id}::uuid) as course,
      casework.case_structure(${file.id}::uuid) as structure`.execute(ctx.db)
  const { course, structure } = found.rows[0] ?? {}
  if (!course || !structure) throw new NotFound('case')
  const facts = factsFrom({ course, structure }, { ...file, today: ctx.today })
  const outcomeFound = structure.forms?.findLast(({ current, digest }) => current && digest.outcome !== null)?.digest
    .outcome
  return { file, model: file.model, facts, outcomeFound: outcomeFound ?? null }
}

/** What the clocks of a case are counted from, and the clocks as they were last settled. */
export async function courseOf(ctx: Ctx, caseId: string): Promise<{ course: CaseCourse; kept: readonly ClockRow[] }> {
  const found = await sql<{ course: CourseStructure | null }>`
    select casework.course_structure(${caseId}::uuid) as course`.execute(ctx.db)
  const course = found.rows[0]?.course
  if (!course) throw new NotFound('case')
  return { course: courseFrom(course, ctx.today), kept: course.clocks ?? [] }
}
