import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { showMoney } from '#platform'
import { type Ctx, me } from '#platform/server'
import { addEntry, holdSource, sourceOfMine } from '../money/envelope.store.server.ts'
import { freeOf } from '../money/ledger.domain.ts'
import { isTooLight } from '../money/purchase.domain.ts'
import { addGranted, addReceipt } from '../money/purchase.store.server.ts'
import { likeInYear } from '../money/year-value.store.server.ts'
import type { AgreeProjectInput, MoveProjectInput } from './project.schema.ts'
import { type Project, projectAt, projectOfMine, saveMoved } from './project.store.server.ts'
import { recordOf } from './write-project.server.ts'

export type AgreeRefusal = 'agreed_already' | 'own_project' | 'source_over' | 'too_light_in_year' | 'not_enough'
type OfProject = { readonly projectId: string }

/**
 * Agrees to a project and to its budget, which is committed in a source of the envelope, never beyond what the source holds. Nobody agrees to
 * what they wrote. Throws `NotFound` and `Forbidden`.
 */
export async function agreeProject(
  ctx: Ctx,
  input: AgreeProjectInput & OfProject,
): Promise<Outcome<string, AgreeRefusal>> {
  const project = await toAgree(ctx, input.projectId)
  const source = await sourceOfMine(ctx, project.unitCode, input.sourceId)
  const sums = await holdSource(ctx, source.id)
  if (project.state !== 'draft') return refused('agreed_already')
  if (project.writtenBy === me(ctx)) return refused('own_project')
  if (source.until < ctx.today || source.from > ctx.today) return refused('source_over', { field: 'sourceId' })
  const order = { ...input, expectedOn: project.until }
  const like = await likeInYear(ctx, order, { bound: true, but: null })
  if (isTooLight(input.procedure, like + project.budget, project.until))
    return refused('too_light_in_year', { field: 'procedure', like: showMoney(like) })
  if (project.budget > freeOf(sums)) return refused('not_enough', { field: 'sourceId', free: showMoney(freeOf(sums)) })
  const purchaseId = project.budget === 0 ? null : await commit(ctx, project, order)
  await saveMoved(ctx, project, {
    ...{ state: 'agreed', purchase_id: purchaseId, agreed_by: me(ctx), agreed_on: ctx.today },
  })
  await recordOf(ctx, project.institutionId, 'casework.project.agreed', { project: project.id })
  return ok(project.id)
}

/** The whole budget as one purchase of the leading institution: it is committed here, accepted with the result and paid from the envelope. */
async function commit(ctx: Ctx, project: Project, order: AgreeProjectInput & { expectedOn: Project['until'] }) {
  const { budget: amount, institution, title, writtenBy, writtenAt } = project
  const what = `Projekt socjalny nr ${project.no}: ${title}`
  const asked = { askedBy: writtenBy, askedAt: writtenAt, supplier: institution, goods: false }
  const purchaseId = await addGranted(ctx, { ...order, ...asked, what, amount })
  await addEntry(ctx, { sourceId: order.sourceId, purchaseId, kind: 'committed', amount, onDay: ctx.today })
  return purchaseId
}

/** A project to whose budget I may agree. */
export async function toAgree(ctx: Ctx, projectId: string): Promise<Project> {
  const project = await projectAt(ctx, projectId)
  if (!project.mayAgree) throw new Forbidden('casework.project.agree')
  return project
}

export type MoveRefusal =
  | 'not_agreed'
  | 'day_ahead'
  | 'day_before'
  | 'result_missing'
  | 'said_missing'
  | 'evaluation_missing'

/**
 * Begins an agreed project, ends a running one with its result, or evaluates an ended one with what those who took part said. The act of its
 * institution. With the result its budget may be paid. Throws `NotFound`, `Forbidden` and `Conflict`.
 */
export async function moveProject(
  ctx: Ctx,
  input: MoveProjectInput & OfProject,
): Promise<Outcome<string, MoveRefusal>> {
  const project = await projectOfMine(ctx, input.projectId)
  const { onDay, result, said, evaluation } = input
  if (onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const before = project.endedOn ?? project.startedOn ?? project.agreedOn
  if (before !== null && onDay < before) return refused('day_before', { field: 'onDay' })
  if (project.state === 'agreed') await saveMoved(ctx, project, { state: 'running', started_on: onDay })
  else if (project.state === 'running') {
    if (result === undefined) return refused('result_missing', { field: 'result' })
    if (project.purchaseId !== null) await accept(ctx, project.purchaseId, { amount: project.budget, onDay })
    await saveMoved(ctx, project, { state: 'ended', ended_on: onDay, result })
  } else if (project.state === 'ended') {
    if (said === undefined) return refused('said_missing', { field: 'said' })
    if (evaluation === undefined) return refused('evaluation_missing', { field: 'evaluation' })
    await saveMoved(ctx, project, { state: 'evaluated', evaluated_on: onDay, said, evaluation })
  } else return refused('not_agreed')
  await recordOf(ctx, project.institutionId, 'casework.project.moved', { project: project.id, from: project.state })
  return ok(project.id)
}

const accept = (ctx: Ctx, purchaseId: string, at: { readonly amount: number; readonly onDay: Project['until'] }) =>
  addReceipt(ctx, purchaseId, { ...at, inventoryNo: undefined, holding: undefined })
