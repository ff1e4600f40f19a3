import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { CaseCourse, CaseFacts, Model } from '#model'
import type { Ctx } from '#platform/server'
import type { ClockRow } from '../clocks/clock-rows.domain.ts'
import { migrationsOf } from '../migration/case-migrations.store.server.ts'
import { courseFrom, factsFrom, type LocalRows } from './case-facts.domain.ts'
import { type CaseFile, caseFile, caseToAct } from './case-file.store.server.ts'
import type { CaseStructure, CourseStructure } from './case-structure.domain.ts'

export type KnownCase = {
  readonly file: CaseFile
  readonly model: Model
  readonly facts: CaseFacts
  /** What the latest evaluation found, as an outcome of the model. */
  readonly outcomeFound: string | null
  /** What the gmina may spend on all its baskets, in grosze; nothing where it keeps no envelope and the amount of its model counts. */
  readonly envelope: number | null
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
  const found = await sql<{
    course: CourseStructure | null
    structure: CaseStructure | null
    local: LocalRows
    pool: string | null
  }>`
    select casework.course_structure(${file.id}::uuid) as course,
      casework.case_structure(${file.id}::uuid) as structure,
      casework.local_amounts(${file.id}::uuid) as local,
      casework.envelope_of(${file.id}::uuid) as pool`.execute(ctx.db)
  const { course, structure, local = null, pool = null } = found.rows[0] ?? {}
  if (!course || !structure) throw new NotFound('case')
  const migrations = await migrationsOf(ctx, file)
  const envelope = pool === null ? null : Number(pool)
  const facts = factsFrom({ course, structure, local, envelope }, { ...file, today: ctx.today, migrations })
  const outcomeFound = structure.forms?.findLast(({ current, digest }) => current && digest.outcome !== null)?.digest
    .outcome
  return { file, model: file.model, facts, outcomeFound: outcomeFound ?? null, envelope }
}

/** What the clocks of a case are counted from, and the clocks as they were last settled. */
export async function courseOf(
  ctx: Ctx,
  file: Pick<CaseFile, 'id' | 'model' | 'migrations'>,
): Promise<{ course: CaseCourse; kept: readonly ClockRow[] }> {
  const found = await sql<{ course: CourseStructure | null; local: LocalRows }>`
    select casework.course_structure(${file.id}::uuid) as course, casework.local_amounts(${file.id}::uuid) as local`.execute(
    ctx.db,
  )
  const { course, local = null } = found.rows[0] ?? {}
  if (!course) throw new NotFound('case')
  const migrations = await migrationsOf(ctx, file)
  return {
    course: courseFrom(course, local, { model: file.model, today: ctx.today, migrations }),
    kept: course.clocks ?? [],
  }
}
