import { institutionCard } from '#institutions/server'
import { Forbidden, type InstitutionId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { ProjectInput } from './project.schema.ts'
import {
  addProject,
  institutionsToWriteFor,
  type ProjectWritten,
  projectOfMine,
  saveWritten,
} from './project.store.server.ts'
import { budgetOf, readPackage, readSchedule } from './project-lines.domain.ts'

export type WriteProjectRefusal =
  | 'not_offered'
  | 'ends_before_start'
  | 'package_wrong'
  | 'schedule_wrong'
  | 'agreed_already'

/** Begins a social project of an institution in which one works, for a gmina in which it works. Throws `Forbidden`. */
export async function beginProject(
  ctx: Ctx,
  input: ProjectInput & { readonly institutionId: InstitutionId },
): Promise<Outcome<string, WriteProjectRefusal>> {
  if (!(await institutionsToWriteFor(ctx)).some(({ id }) => id === input.institutionId))
    throw new Forbidden('casework.project.write')
  const { area } = await institutionCard(ctx, input.institutionId)
  if (!area.some(({ code, level }) => level === 'gmina' && code === input.unitCode))
    return refused('not_offered', { field: 'unitCode' })
  const written = writtenFrom(input)
  if (!written.ok) return written
  const id = await addProject(ctx, input.institutionId, written.value)
  await recordOf(ctx, input.institutionId, 'casework.project.begun', { project: id, unit: input.unitCode })
  return ok(id)
}

/** Changes what is written of a project, until its budget is agreed. Throws `NotFound`, `Forbidden` and `Conflict`. */
export async function correctProject(
  ctx: Ctx,
  input: ProjectInput & { readonly projectId: string },
): Promise<Outcome<string, WriteProjectRefusal>> {
  const project = await projectOfMine(ctx, input.projectId)
  if (project.state !== 'draft') return refused('agreed_already')
  const written = writtenFrom({ ...input, unitCode: project.unitCode })
  if (!written.ok) return written
  await saveWritten(ctx, project, written.value)
  await recordOf(ctx, project.institutionId, 'casework.project.corrected', { project: project.id })
  return ok(project.id)
}

function writtenFrom(input: ProjectInput): Outcome<ProjectWritten, WriteProjectRefusal> {
  if (input.until < input.from) return refused('ends_before_start', { field: 'until' })
  const paid = readPackage(input.package)
  if ('wrong' in paid) return refused('package_wrong', { field: 'package', line: paid.wrong })
  const schedule = readSchedule(input.schedule)
  if ('wrong' in schedule) return refused('schedule_wrong', { field: 'schedule', line: schedule.wrong })
  const { unitCode, title, aims, forWhom, from, until, services } = input
  return ok({
    ...{ unitCode, title, aims, forWhom, from, until, services, peopleCount: input.peopleCount ?? null },
    ...{ package: paid.lines, schedule: schedule.steps, budget: budgetOf(paid.lines) },
  })
}

/** Facts of a project stand in the chain of its institution. */
export const recordOf = (ctx: Ctx, about: string, name: string, payload: Readonly<Record<string, string>>) =>
  record(ctx, { chain: 'institution', about, name, payload })
