import { serviceNames, servicesAround } from '#directory/server'
import { institutionCard } from '#institutions/server'
import { Forbidden, type InstitutionId } from '#kernel'
import { type Ctx, me } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { sourcesIn, sumsOfSource } from '../money/envelope.store.server.ts'
import { freeOf } from '../money/ledger.domain.ts'
import { toAgree } from './move-project.server.ts'
import {
  type CaseInProject,
  type CaseToJoin,
  casesToJoin,
  codesIn,
  institutionsToWriteFor,
  type Project,
  type ProjectState,
  projectAt,
  projectOfMine,
  projectsOfMine,
} from './project.store.server.ts'

export type { Project, ProjectState }

/** Projects that the reader knows, and institutions for which they may write one. */
export async function projectList(ctx: Ctx) {
  return { projects: await projectsOfMine(ctx), institutions: await institutionsToWriteFor(ctx) }
}

export type ServiceOffered = { readonly id: string; readonly name: string }

/** What writing begins from: the institution, its gminas, and the services of the catalogue there. Throws `NotFound` and `Forbidden`. */
export async function projectToBegin(ctx: Ctx, institutionId: InstitutionId) {
  const { id, name, area } = await institutionCard(ctx, institutionId)
  if (!(await institutionsToWriteFor(ctx)).some((one) => one.id === id)) throw new Forbidden('casework.project.write')
  const gminas = area.filter(({ level }) => level === 'gmina')
  return {
    name,
    gminas,
    services: await servicesAround(
      ctx,
      gminas.map(({ code }) => code),
    ),
  }
}

export type ProjectView = {
  readonly project: Project
  readonly place: Place | undefined
  /** Codes of the cases that take part, for everybody who knows the project; those that the reader may open with their address. */
  readonly cases: readonly (CaseInProject & { readonly id: string | null })[]
  readonly services: readonly ServiceOffered[]
  /** Written by the reader, who therefore never agrees to it. */
  readonly own: boolean
}

/** One project, for whoever knows it. `NotFound` for everybody else. */
export async function projectView(ctx: Ctx, projectId: string): Promise<ProjectView> {
  const project = await projectAt(ctx, projectId)
  const seen = await ctx.db
    .selectFrom('casework.project_case as l')
    .innerJoin('casework.case as c', 'c.id', 'l.case_id')
    .select(['c.id', 'c.code'])
    .where('l.project_id', '=', projectId)
    .execute()
  const ids = new Map(seen.map(({ id, code }) => [code, id]))
  return {
    project,
    place: (await placesByCode(ctx, [project.unitCode])).get(project.unitCode),
    cases: (await codesIn(ctx, projectId)).map((one) => ({ ...one, id: ids.get(one.code) ?? null })),
    services: await serviceNames(ctx, project.services),
    own: project.writtenBy === me(ctx),
  }
}

/** The same to correct, with what may be chosen. Throws `NotFound` and `Forbidden`. */
export async function projectToWrite(ctx: Ctx, projectId: string) {
  const project = await projectOfMine(ctx, projectId)
  const place = (await placesByCode(ctx, [project.unitCode])).get(project.unitCode)
  return { project, gminas: place ? [place] : [], services: await servicesAround(ctx, [project.unitCode]) }
}

/** The cases that one keeps in the gmina of a project that one writes. */
export async function projectToJoin(ctx: Ctx, projectId: string) {
  const project = await projectOfMine(ctx, projectId)
  const cases: readonly CaseToJoin[] = await casesToJoin(ctx, project.unitCode, project.id)
  return { project, cases }
}

/** A project to whose budget one may agree, with the sources that it may come from. Throws `NotFound` and `Forbidden`. */
export async function projectToAgree(ctx: Ctx, projectId: string) {
  const { unitCode } = await toAgree(ctx, projectId)
  const open = (await sourcesIn(ctx, unitCode)).filter(
    ({ mine, from, until }) => mine && from <= ctx.today && ctx.today <= until,
  )
  const offered: { readonly id: string; readonly name: string; readonly free: number }[] = []
  for (const { id, name } of open) offered.push({ id, name, free: freeOf(await sumsOfSource(ctx, id)) })
  return { ...(await projectView(ctx, projectId)), offered, today: ctx.today }
}
